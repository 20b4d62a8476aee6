from gui.presenters.help_text import about


def test_the_about_dialog_says_whether_scans_can_be_read() -> None:
    assert "文字识别：已安装" in about("自检通过", recogniser=True)
    without = about("自检通过", recogniser=False)
    assert "没有安装" in without
    assert "补装" in without
    assert "自检通过" in without
