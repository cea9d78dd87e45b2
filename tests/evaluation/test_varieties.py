"""The same news of our own in four Englishes: how far apart their scores may lie; see docs/scoring.md."""

import pytest

from reliability import pipeline, scoring
from reliability.records import Article

AMERICAN = """
The city council voted 7-2 on Tuesday to close the old Harbor Street bridge to trucks after engineers
found cracks in two of its piers. The closure will begin on March 3 and is expected to last nine months,
city spokesperson Maria Lopez said. Repairs are estimated at $4.2 million, with most of the money coming
from the state. About 6,000 trucks cross the bridge every week, according to the Department of
Transportation. Store owners on the north side said they had gotten no notice of the plan. "We found out
from the radio," said Paul Novak, who owns a hardware store near the bridge. Council member Ruth Adler,
who voted against the closure, said the city should have inspected the piers two years ago. The council
will meet again on Thursday to discuss a detour through the harbor.
"""
BRITISH = """
The city council voted by seven to two on Tuesday to close the old Harbour Street bridge to lorries after
engineers found cracks in two of its piers. The closure will begin on 3 March and is expected to last
nine months, the council's spokeswoman Maria Lopez said. Repairs are estimated at £3.4m, with most of the
money coming from central government. About 6,000 lorries cross the bridge every week, according to the
Department for Transport. Shopkeepers on the north side said they had been given no notice of the scheme.
"We heard about it on the radio," said Paul Novak, who runs an ironmonger's near the bridge. Councillor
Ruth Adler, who voted against the closure, said the council ought to have inspected the piers two years
ago. The council will meet again on Thursday to discuss a diversion through the harbour.
"""
INDIAN = """
The municipal corporation on Tuesday decided by seven votes to two to close the old Harbour Road bridge
for heavy vehicles after engineers found cracks in two of its piers. The closure will come into effect
from March 3 and is likely to continue for nine months, corporation spokesperson Maria Lopes said. The
repair works are estimated to cost Rs 35 crore, the bulk of which will be borne by the State government.
Around 6,000 lorries ply on the bridge every week, as per the Public Works Department. Traders on the
northern side alleged that no intimation was given to them regarding the plan. "We came to know about it
from the radio only," said Paul Nayak, who runs a hardware shop near the bridge. Councillor Ruth Abraham,
who opposed the move, said the corporation should have got the piers inspected two years back. The
corporation will meet again on Thursday to discuss a diversion via the port.
"""
NIGERIAN = """
The city council has on Tuesday resolved by seven votes to two to shut the old Harbour Road bridge
against articulated vehicles after engineers discovered cracks in two of its pillars. The closure will
take effect from March 3 and is expected to last for nine months, the council's spokesperson, Mrs Maria
Lopez, disclosed. She put the cost of the repairs at N6.5bn, noting that the bulk of the fund would come
from the state government. About 6,000 trucks ply the bridge weekly, according to the Ministry of Works.
Traders on the northern end lamented that they were not carried along on the plan. "We only heard it on
the radio," said Mr Paul Nwosu, who owns a building materials shop close to the bridge. A councillor, Mrs
Ruth Adeyemi, who kicked against the closure, stated that the council ought to have inspected the pillars
two years ago. The council will reconvene on Thursday to deliberate on a diversion through the port.
"""
APART = {"reliability": 14, "bias": 12}
"""Points between the best and the worst: 11.6 and under 12 in this fit, and some room for another. The 90 %
interval of one article is some 60 to 70 points wide."""


@pytest.mark.parametrize("target", ["reliability", "bias"])
def test_the_same_news_scores_alike(target):
    model = scoring.load()
    texts = (AMERICAN, BRITISH, INDIAN, NIGERIAN)
    scores = [pipeline.score(Article(text=text, title="Council to close bridge"), model) for text in texts]
    assert [score.status for score in scores] == ["scored"] * 4
    found = [getattr(score, target) for score in scores]
    assert max(found) - min(found) <= APART[target]
