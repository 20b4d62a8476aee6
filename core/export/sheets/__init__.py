"""The sheets of the audit workbook, one a module; each draws on a :class:`~core.export.sheets.book.Sheet`."""
