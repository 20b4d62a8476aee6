"""勾稽: reads, checks and explains 政府信息公开工作年度报告. Runs with no GUI toolkit installed."""

__version__ = "0.1.0"
