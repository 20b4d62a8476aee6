"""An audited report as a workbook or as JSON."""
