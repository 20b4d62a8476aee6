"""The phrase book: how reports say what the tables hold, one line a meaning, in the order in which they are tried.

A line is ``phrase(rule, words, accept-set, topic)``. More telling words come before plainer ones.
"""

from core.rules.narrative.claims.phrase import Phrase
from core.rules.narrative.claims.phrase_book.applicants import APPLICANT_PHRASES
from core.rules.narrative.claims.phrase_book.disclosure import DISCLOSURE_PHRASES
from core.rules.narrative.claims.phrase_book.disputes import DISPUTE_PHRASES
from core.rules.narrative.claims.phrase_book.requests import REQUEST_PHRASES
from core.rules.narrative.claims.phrase_book.results import RESULT_PHRASES

PHRASES: tuple[Phrase, ...] = (
    *RESULT_PHRASES,
    *DISPUTE_PHRASES,
    *DISCLOSURE_PHRASES,
    *APPLICANT_PHRASES,
    *REQUEST_PHRASES,
)
"""Every line, in the order in which they are tried."""
