"""Pages on which one thing looks like another: what was lost goes to no neighbour, and what is no entry is none."""
# ruff: noqa: E501 (pages read best as they are)

import pytest

from newspipe.listing import parse

#: Each page with the days and headlines that are certain on it.
PAGES: dict[str, tuple[str, list[str]]] = {
    "bullets around dates": (
        "Harbour News\n\nCourt delays fish auction\n* June 14, 2021\n* Anna Reed\n* 14 comments\nThe court took its time, and many people were not happy.\nMayor cancels record prize\n* June 13, 2021\n* Maria Santos\n* 6 comments\nThe mayor said that there was no money left for it.\nFarmers sell harbour plan\n* June 10, 2021\n* Tom Lee\n* 40 comments\nThe plan was first put forward by a group of residents.\n",
        ["2021-06-14 Court delays fish auction", "2021-06-13 Mayor cancels record prize", "2021-06-10 Farmers sell harbour plan"],
    ),
    "authors above dates in bullets": (
        "Harbour News\n\nCourt delays fish auction after long debate\n* Anna Reed\n* June 14, 2021\n* 14 comments\nMayor cancels record prize following storm damage\n* Maria Santos\n* June 13, 2021\n* 6 comments\nFarmers sell harbour plan after long debate\n* Tom Lee\n* June 10, 2021\n* 40 comments\n",
        ["2021-06-14 Court delays fish auction after long debate", "2021-06-13 Mayor cancels record prize following storm damage", "2021-06-10 Farmers sell harbour plan after long debate"],
    ),
    "a short headline above a deck": (
        "News\n\n14 June 2021\n* Flood alert\nResidents told to leave homes\n* Council approves the plan for the harbour\nWorks to last until the autumn\n\n13 June 2021\n* Storms keep fishing boats in the harbour\nPrices go up on the market\n* Village choir wins the national prize\nSingers from four villages took part\n",
        ["2021-06-14 Flood alert", "2021-06-14 Council approves the plan for the harbour", "2021-06-13 Storms keep fishing boats in the harbour", "2021-06-13 Village choir wins the national prize"],
    ),
    "a headline lost between equal days": (
        "Harbour News\n\nFarmers open the night market\n14 June 2021\n\n14 June 2021\n\nTwo hikers rescue a bus in snow\n12 June 2021\n\nLocal school plans a bus for all\n10 June 2021\n",
        ["2021-06-14 Farmers open the night market", "2021-06-12 Two hikers rescue a bus in snow", "2021-06-10 Local school plans a bus for all"],
    ),
    "a day of publication lost": (
        "Harbour News\n\nFarmers open the night market\nPublished 14 June 2021\nUpdated 15 June 2021\n\nTwo hikers rescue a bus\nUpdated 14 June 2021\n\nLocal school plans a bus\nPublished 5 June 2021\nUpdated 6 June 2021\n\nTown library cancels annual fair\nPublished 2 June 2021\nUpdated 3 June 2021\n",
        ["2021-06-14 Farmers open the night market", "2021-06-05 Local school plans a bus", "2021-06-02 Town library cancels annual fair"],
    ),
    "a day lost above a dateline": (
        "Harbour News\n\nMayor Closes New Bridge Despite Protests\nJun 3, 2021 10:03 am\nSALEM, Ore., Jun 3, 2021 10:03 am -- Residents remain divided over it now\nHealth Board Closes New Bridge At Last\nJun 2, 2021 10:02 am\nSALEM, Ore., Jun 2, 2021 10:02 am -- What comes next for the town again\nMuseum Opens Winter Budget For Third Time\nJun 1, 2021 10:01 am\nSALEM, Ore., Jun 1, 2021 10:01 am -- No full stop in this deck again\nFerry Company Celebrates Harbour Plan With Help From Neighbours\nSALEM, Ore., May 31, 2021 10:31 am -- What comes next for the town again\n",
        ["2021-06-03 Mayor Closes New Bridge Despite Protests", "2021-06-02 Health Board Closes New Bridge At Last", "2021-06-01 Museum Opens Winter Budget For Third Time", "2021-05-31 Ferry Company Celebrates Harbour Plan With Help From Neighbours"],
    ),
    "a ticker with kinds": (
        "Harbour News\n\n12 June 2021\nSport\nTwo Hikers Plans Stone Quarry\nThe plan was first put forward by a group of residents.\n14:30\nBusiness\nCity Council Plans Bus Lanes Despite Protests\nSeveral residents were not happy with what they heard.\n11:44\nSport\nRail Operator Repairs Winter Budget In Salem\nThe plan was first put forward by a group of residents.\n07:15\n11 June 2021\nPolitics\nVillage Choir Defends Tram Line Despite Protests\n10:01\n",
        ["2021-06-12 Two Hikers Plans Stone Quarry", "2021-06-12 City Council Plans Bus Lanes Despite Protests", "2021-06-12 Rail Operator Repairs Winter Budget In Salem", "2021-06-11 Village Choir Defends Tram Line Despite Protests"],
    ),
    "a ticker with decks": (
        "Harbour News\n\n14 June 2021\n22:05 Town library sells new bridge\nA look at the figures\n14:10 Museum opens harbour plan\nResidents remain divided\n13 June 2021\n16:46 Two hikers buy solar park\nWhat comes next for the town\n14:10 Old mill defends stone quarry\nA look at the costs\n12 June 2021\n23:15 Local school buys old ferry\nA look at the figures\n17:19 Mayor sells tram line\nResidents remain divided\n",
        ["2021-06-14 Town library sells new bridge", "2021-06-14 Museum opens harbour plan", "2021-06-13 Two hikers buy solar park", "2021-06-13 Old mill defends stone quarry", "2021-06-12 Local school buys old ferry", "2021-06-12 Mayor sells tram line"],
    ),
    "fixtures at equal times": (
        "Fixtures\n\nSaturday 12 June 2021\n15:00 Salem Rovers v Bend United\n15:00 Oslo City v Harbour Town\n\nSunday 13 June 2021\n15:00 Salem Rovers v Old Mill\n14:00 Oslo City v Bend United\n",
        [],
    ),
    "numbers like times": (
        "News\n\n14 June 2021\n10.50 euros for a ticket to the harbour\n10.20 euros is what a meal costs\n9.30 metres of wall have fallen\n8.15 million for the museum\n\n12 June 2021\n7.10 percent more for the ferry\n5.20 million for the museum\n",
        [],
    ),
    "a headline lost below its kind": (
        "Harbour News\n\n14 June 2021\n\nTravel\nTwo hikers lose their way at night\nThey were found in the morning.\n22:42\n\nBusiness\nMore talks are to follow within the coming weeks.\n17:25\n\nHealth\nMayor defends the solar park\nShe said that it was cheap.\n11:16\n\n12 June 2021\n\nTravel\nTwo hikers celebrate the winter\nIt took them four years.\n14:17\n\nPolitics\nMuseum cancels the winter budget\nMore talks are to follow.\n10:51\n",
        ["2021-06-14 Two hikers lose their way at night", "2021-06-14 Mayor defends the solar park", "2021-06-12 Two hikers celebrate the winter", "2021-06-12 Museum cancels the winter budget"],
    ),
    "days above marks": (
        "News\n\nPublished 2021-06-14\n- Farmers open the night market again\nThey sold fish until late.\n\nPublished 2021-06-13\n- Two hikers rescue a bus in the snow\nThey had to walk for hours.\n\nPublished 2021-06-12\n- Local school plans a bus for all\nIt is to run from autumn on.\n\nPublished 2021-06-11\n- Town library cancels annual fair\nThere was no money left.\n\nPublished 2021-06-10\n- Mayor opens the new bridge\nMany people came to see it.\n",
        ["2021-06-14 Farmers open the night market again", "2021-06-13 Two hikers rescue a bus in the snow", "2021-06-12 Local school plans a bus for all", "2021-06-11 Town library cancels annual fair", "2021-06-10 Mayor opens the new bridge"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PAGES.values(), ids=PAGES)
def test_what_is_certain_is_read_and_nothing_else(text: str, expected: list[str]) -> None:
    found = [seen.entry for seen in parse(text.encode()).sightings]
    assert [f"{entry.date_published} {entry.content.headline}" for entry in found] == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (PAGES["a headline lost between equal days"][0], "headline_missing"),
        (PAGES["a headline lost below its kind"][0], "headline_missing"),
        (PAGES["a day of publication lost"][0], "date_invalid"),
    ],
)
def test_what_was_lost_is_a_reject(text: str, reason: str) -> None:
    assert [reject.reason for reject in parse(text.encode()).rejects] == [reason]


def test_a_change_below_the_next_day_is_not_taken_for_it() -> None:
    text = (
        "News\n\nFarmers open the night market\n14 June 2021\nUpdated 14 June 2021\n\nTwo hikers rescue a bus\n12 June 2021\n"
        "Updated 12 June 2021\n\n10 June 2021\nUpdated 11 June 2021\n\nMuseum closes for the winter\n8 June 2021\n"
        "Updated 9 June 2021\n\nMayor opens the new bridge\n5 June 2021\nUpdated 9 June 2021\n"
    )
    found = {seen.entry.content.headline: str(seen.entry.date_published) for seen in parse(text.encode()).sightings}
    assert found["Two hikers rescue a bus"] == "2021-06-12"
    assert "2021-06-10" not in found.values()
