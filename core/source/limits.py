"""Every limit in one place. They bound what a hostile or damaged file can cost; a real report is far below each.

The Chinese line under a limit is its row in docs/safety.md.
"""

FILE_BYTES = 200 * 2**20
"""一份文件的大小（字节）"""
PAGES = 2_000
"""一份文件的页数"""
OBJECTS_PER_PAGE = 20_000
"""一页上的图形对象；文字按它的五倍算"""
CONTENT_BYTES = 50 * 2**20
"""一页内容解压后的大小（字节）"""
OBJECTS_PER_DOCUMENT = 1_000_000
"""一份版式文件（OFD）的线条和图片"""
CELLS_PER_TABLE = 200_000
"""一张表的单元格"""
COLUMNS = 2_000
"""一张表的列"""
ROW_SPAN = 65_534
"""网页单元格声明的跨行数（超出的按此数算）"""
COLUMN_SPAN = 1_000
"""网页单元格声明的跨列数（超出的按此数算）"""
ZIP_ENTRIES = 2_000
"""压缩包（.docx、.xlsx、.ofd）里的条目"""
INFLATED_BYTES = 500 * 2**20
"""压缩包解压后的总大小（字节）"""
INFLATION_RATIO = 100
"""压缩包里一个条目解压后与解压前之比"""
INFLATION_RATIO_FROM = 100 * 2**10
"""解压后不超过这么大（字节）的条目不看比例"""
SHEET_BYTES = 64 * 2**20
"""工作簿里一个部件的大小（字节）"""
SHEET_CELLS = 400_000
"""一份工作簿的单元格"""
SHEET_TAGS = 2_000_000
"""工作簿里一个部件的标签"""
SHEET_ROWS = 1_048_576
"""工作表的行"""
SHEET_COLUMNS = 16_384
"""工作表的列"""
MERGED_SLOTS = 1_000_000
"""工作表里合并区域的格数"""
HTML_NODES = 500_000
"""网页的节点"""
RTF_TOKENS = 3_000_000
"""RTF 文档的控制字和文字段"""
TABLE_NESTING = 20
"""表中套表的层数"""
NESTING = 256
"""网页和 XML 的嵌套层数"""
LINE_CHARACTERS = 1_000_000
"""一行或一段的字符"""
TEXT_CHARACTERS = 5_000_000
"""一份文件的字符"""
TEXT_LINES = 100_000
"""一份文件的行或段落"""
CELL_CHARACTERS = 32_767
"""底稿一个单元格的字符（Excel 的限度，超出的截断并注明）"""
NUMBER_DIGITS = 400
"""一个数字的位数（超出的按文字算）"""
MIME_BYTES = 100 * 2**20
"""单文件网页解码后的大小（字节）"""
MIME_PARTS = 2_000
"""单文件网页的部件"""
MIME_NESTING = 32
"""单文件网页的嵌套层数"""
MIME_HEADER_BYTES = 16 * 2**10
"""单文件网页的一个部件头（字节）"""
PASSWORD_SPINS = 1_000_000
"""加密文件声明的密码运算次数"""
PICTURE_PIXELS = 100_000_000
"""一张图片的像素"""
PREVIEW_PIXELS = 25_000_000
"""一页预览图的像素（超出的缩小）"""
PREVIEW_SIDE = 30_000
"""预览图一边的像素（超出的缩小）"""
WORKER_BYTES = 1536 * 2**20
"""读取进程的内存（字节）"""
ANSWER_BYTES = 2**30
"""读取进程一次答复的大小（字节）"""
KEPT_BYTES = 256 * 2**20
"""一批文件里为对照上年而留住的识读结果（字节，超出的文件到核对时再读一遍）"""
SILENCE_SECONDS = 20.0
"""一页或一个步骤的时间（秒）"""
AUDIT_SECONDS = 600.0
"""一份文件的时间（秒）"""
RENDER_SECONDS = 20.0
"""画一页的时间（秒）"""
