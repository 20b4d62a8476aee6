"""The front door: ``audit.audit_file`` takes a file and gives an audited report.

Nothing is imported here, so that a program which only shows audited reports (the window) loads no reader.
"""
