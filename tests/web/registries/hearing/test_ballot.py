"""What a member of the Committee reads beside the vote."""

from tests.desks import local
from tests.web.registries.hearing.desks import STATEMENT, Court


def test_a_member_reads_beside_the_vote_what_is_proposed_what_was_found_and_how_far_the_vote_is() -> None:
    court = Court()
    greta, hassan = court.bench.members[:2]
    court.bench.vote(court.third, greta, "keep", local(4, 9))
    words = court.browser(hassan).get(f"/cases/{court.third}").words
    assert "1 of 4 votes are in. 3 are needed for a decision." in words
    assert "You can change your vote until the votes are counted." in words
    assert (
        words.index("What ICA found and proposes")
        < words.index("Found before")
        < words.index("Statement of the accused")
    )
    assert "First violation Screen left open on March 22" in words
    assert STATEMENT in words


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
