"""P01: the agreement is renewed every year; a late renewal is chased, and suspends nobody (a reading of manual 2.1).

"The Partnership Agreement states the Partner Agency's commitment to adhere to the policies and procedures for effective use of
HMIS."
"""

from __future__ import annotations

from workflows.facts.combined_rules import Latest
from workflows.facts.known import Known
from workflows.facts.rules import Days
from workflows.grammar.process import Consent, Follow, Step, escalate
from workflows.law.agency_kinds import AgencyKind
from workflows.law.policy import Policy
from workflows.law.roles import AGENCY_ADMIN, AGENCY_DIRECTOR, CLOCK, SYSTEM_ADMIN
from workflows.manual.people.partner_agency.joining import IS_VICTIM_SERVICES, TURN, VictimServices
from workflows.manual.people.partner_agency.known import AgencyPage, Renewal, renewal_is_near
from workflows.manual.people.partner_agency.signing import CLAUSE, ON_RECORD, SIGNED, PartnershipOnRecord
from workflows.manual.people.partner_agency.states import S
from workflows.manual.people.standing import AgencyStanding

WANTED = renewal_is_near & ~IS_VICTIM_SERVICES
RENEW = (
    Step("renewal", CLAUSE, S.RENEWING)
    .called("Ask the agency to renew its Partnership Agreement", "Renewal of the Partnership Agreement asked for")
    .by(CLOCK)
    .tells("partner-renewal", AGENCY_DIRECTOR, SYSTEM_ADMIN)
)
RENEWAL = (
    Consent("renewal", CLAUSE, AGENCY_DIRECTOR, "renew the Partnership Agreement for {subject}")
    .by(
        Latest(Renewal(), Days(Policy.partnership_renewal_days)),
        late=escalate((AGENCY_DIRECTOR, SYSTEM_ADMIN), monthly=True),
    )
    .by_asker_too("the agency signs for itself, and ICA keeps the original")
    .answers(*SIGNED)
)
RENEWED = (
    Step("renewed", CLAUSE, S.RENEWED)
    .called("Close the renewal", "Partnership Agreement renewed")
    .tells("partner-renewed", AGENCY_DIRECTOR, AGENCY_ADMIN, SYSTEM_ADMIN)
)


def _signed(known: Known) -> PartnershipOnRecord | None:
    """Return the signature that the directory shows, unless it is the one that is to be renewed."""
    on = known[AgencyPage].signed_on
    counts = on is not None and not (known.state == S.RENEWING.key and renewal_is_near(known))
    return PartnershipOnRecord(signed_on=on) if on and counts else None


def _turned(known: Known) -> VictimServices | None:
    is_one = known[AgencyStanding].kind is AgencyKind.VICTIM_SERVICES
    return VictimServices(known_on=known.today) if is_one else None


FOLLOWED = (
    Follow(AgencyPage, ON_RECORD, CLOCK, _signed, "The directory says so"),
    Follow(AgencyStanding, TURN, CLOCK, _turned, "The directory says so"),
)
