"""Every rule, in the order in which a reviewer reads results. A test fails on a rule that is left out here."""

from core.rules.catalog import (
    cell_format,
    d01_dates,
    form_lines,
    n01_received,
    n04_carried_out,
    n12_parts,
    n13_channels,
    n18_no_disputes,
    n22_requests_without_numbers,
    reading,
    structure,
    t2_disclosure,
    t3_requests,
    t4_disputes,
    w04_planned_year,
    w13_foreign_words,
    y01_carried_over,
)
from core.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    structure.SECTIONS_COMPLETE,
    structure.SECTIONS_IN_ORDER,
    structure.TABLES_COMPLETE,
    structure.EDITION_FITS,
    form_lines.DISCLOSURE_FORM,
    form_lines.REQUEST_LINES,
    form_lines.REQUEST_COLUMNS,
    form_lines.DISPUTE_COLUMNS,
    form_lines.LABELS_CHANGED,
    reading.CELL_COUNT,
    reading.SHIFTED,
    reading.SPLIT_OR_JOINED,
    reading.UNSURE_FIGURES,
    cell_format.NOT_A_NUMBER,
    cell_format.BLANK_CELLS,
    cell_format.NEGATIVE,
    cell_format.FRACTION,
    t2_disclosure.STOCK_BEFORE_NOT_NEGATIVE,
    t2_disclosure.NEWLY_DISCLOSED_WITHIN_TOTAL,
    t2_disclosure.PROJECTS_NOT_NEGATIVE,
    t3_requests.REQUESTS_BALANCE,
    t3_requests.RESULTS_TOTAL,
    t3_requests.APPLICANTS_TOTAL,
    t3_requests.LINE_TOTAL_BLANK,
    t3_requests.COLUMN_TOTAL_BLANK,
    t3_requests.CARRIED_OUT_WITHIN_RECEIVED,
    t4_disputes.RECONSIDERATION_TOTAL,
    t4_disputes.LITIGATION_DIRECT_TOTAL,
    t4_disputes.LITIGATION_AFTER_TOTAL,
    t4_disputes.GROUP_TOTAL_BLANK,
    y01_carried_over.CARRIED_OVER,
    n01_received.RECEIVED_IN_WORDS,
    n04_carried_out.CARRIED_OUT_IN_WORDS,
    n12_parts.PARTS_OF_A_TOTAL,
    n13_channels.CHANNELS_TOTAL,
    n18_no_disputes.NO_DISPUTES_IN_WORDS,
    n22_requests_without_numbers.REQUESTS_WITHOUT_NUMBERS,
    w04_planned_year.PLANNED_YEAR,
    w13_foreign_words.FOREIGN_WORDS,
    d01_dates.IN_TIME,
    d01_dates.APPROVED_FIRST,
    d01_dates.ON_SITE,
    d01_dates.STAMPED,
)

IDENTITIES = frozenset(rule.id for rule in RULES if rule.identity)
"""The rules whose results make up the tally of 勾稽."""

BY_ID = {rule.id: rule for rule in RULES}
"""Each rule by its permanent id."""
