"""What a member of the Committee reads beside the vote."""

import re

from tests.desks import local
from tests.web.registries.hearing.desks import STATEMENT, Court

NUMBER = re.compile(r"\d\d-\d{4,}")


def test_a_member_reads_beside_the_vote_what_is_proposed_what_was_found_and_how_far_the_vote_is() -> None:
    court = Court()
    greta, hassan = court.bench.members[:2]
    court.bench.vote(court.third, greta, "keep", local(4, 9))
    words = court.browser(hassan).get(f"/cases/{court.third}").words
    assert "Two more votes make a quorum. 1 of 4 votes are in. 3 are needed for a decision." in words
    assert "You can change your vote until the votes are counted." in words
    assert (
        words.index("What ICA found and proposes")
        < words.index("Found before")
        < words.index("Statement of the accused")
    )
    assert "First violation Screen left open on March 22" in words
    assert words.count(STATEMENT) == 1
    assert "Keep Kim Roe keeps the HMIS license. The suspension lasts through" in words
    assert "Terminate Kim Roe no longer has an HMIS license. It ends with this decision, at every agency." in words
    assert "Suspend the agency" not in words.partition("Where this case is")[0]


def test_where_the_vote_decided_nothing_no_vote_can_be_changed_any_more() -> None:
    court = Court()
    court.bench.do(court.third, court.bench.dana, "send-notice", local(4, 8), sent_on="2026-04-08")
    voters = [each for each in (*court.bench.members, court.bench.walter) if each.id != court.bench.tied.id][:4]
    for member, choice in zip(voters, ("keep", "keep", "terminate", "terminate"), strict=True):
        court.bench.vote(court.third, member, choice, local(4, 9))
    assert court.bench.case(court.third).state == "CHAIRED"
    words = court.browser(voters[0]).get(f"/cases/{court.third}").words
    assert "The votes were counted, and decided nothing: the chair puts the question again." in words
    assert "You can change your vote" not in words


def test_nobody_but_the_committee_reads_the_ballot() -> None:
    court = Court()
    assert "How far the vote is" not in court.dana.get(f"/cases/{court.third}").words
    court.browser(court.bench.tied).get(f"/cases/{court.third}", 404)


def test_until_the_votes_are_counted_the_page_is_the_same_however_they_were_cast() -> None:
    """Nothing that is foretold, of the case or of closing the vote, gives away what the votes come to."""
    pages = {choice: told_before_the_count(choice) for choice in ("keep", "terminate")}
    assert pages["keep"] == pages["terminate"]
    then = "Then the case goes on to Suspension, Committee, or Termination."
    assert all(then in words for words in pages["keep"].values())


def told_before_the_count(choice: str) -> dict[str, str]:
    """Return what each reader is told of what happens then, once three of four have voted alike."""
    court = Court()
    bench = court.bench
    bench.do(court.third, bench.dana, "send-notice", local(4, 8), sent_on="2026-04-08")
    for member in bench.members:
        bench.vote(court.third, member, choice, local(4, 9))
    court.turn(4, 13)
    path = f"/cases/{court.third}"
    pages = {who.name: court.browser(who).get(path) for who in (bench.walter, bench.dana, bench.miriam)}
    pages["closing"] = court.browser(bench.walter).post(f"{path}/close-vote", {"see": "yes"}, 200)
    return {name: NUMBER.sub("", page.words.partition("What happened")[0]) for name, page in pages.items()}
