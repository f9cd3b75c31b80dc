"""The sample in English: the same department as in Russian, with people and firms of its own. Nothing is real."""

from __future__ import annotations

from bot.demo.words import Words


def _works_name(form: str, place: str, works: str) -> str:
    return f"{place} {works} {form}"


def _brand_name(form: str, brand: str, place: str) -> str:
    return f"{brand} ({place}) {form}"


def _owner_name(surname: str, first: str, father: str) -> str:
    return f"{first[0]}. {father[0]}. {surname} & Co"


def _full(surname: str, first: str, _father: str) -> str:
    """Surname first, as the bot keeps everybody's name."""
    return f"{surname} {first}"


ENGLISH = Words(
    bot="Polevik",
    team="Sales team (sample)",
    visitor="You",
    segments={
        "build": "Construction",
        "plant": "Manufacturing",
        "depot": "Warehousing and transport",
        "food": "Food and farming",
        "care": "Facilities and service",
    },
    places=(
        *("Ashdown", "Brambleford", "Coldwater", "Dunmere", "Eastholm", "Fernhill", "Goosegate", "Harrowby"),
        *(
            "Ivywell",
            "Kestrel Bay",
            "Larkfield Cross",
            "Millcombe",
            "Netherby",
            "Oakhaven",
            "Pinewick",
            "Quarley",
        ),
        *("Ravensmoor", "Saltmarsh", "Thornbeck", "Underhill", "Valemouth", "Westerby", "Yarrowdale", "Amberley Wood"),
    ),
    of_places=(
        *("Ashdown", "Brambleford", "Coldwater", "Dunmere", "Eastholm", "Fernhill", "Goosegate", "Harrowby"),
        *(
            "Ivywell",
            "Kestrel Bay",
            "Larkfield Cross",
            "Millcombe",
            "Netherby",
            "Oakhaven",
            "Pinewick",
            "Quarley",
        ),
        *("Ravensmoor", "Saltmarsh", "Thornbeck", "Underhill", "Valemouth", "Westerby", "Yarrowdale", "Amberley Wood"),
    ),
    works={
        "build": ("Homebuilders", "Precast Concrete", "Brickworks", "Facades", "Roofing Centre"),
        "plant": ("Fasteners", "Furniture Works", "Foundry", "Pumps", "Glassworks", "Timber Mill"),
        "depot": ("Logistics", "Motor Fleet", "River Port", "Wholesale", "Container Yard"),
        "food": ("Bakery", "Dairy", "Poultry", "Canning", "Greenhouses"),
        "care": ("Waterworks", "Cleaning Services", "Lift Maintenance", "Service Centre", "Heating Services"),
    },
    brands={
        "build": (
            "Bricklark",
            "Roofwright",
            "Steadyscaff",
            "Concretta",
            "Highline",
            "Framewell",
            "Footingswell",
        ),
        "plant": ("Boltsmith", "Latheworks", "Castlon", "Partwell", "Pressform", "Cablery", "Tubeworld"),
        "depot": ("Haulwell", "Palletree", "Roadmark", "Swiftline", "Storewise", "Waybill"),
        "food": ("Crustable", "Milkmoor", "Furrowgate", "Maltwright", "Bakerly", "Berrybank"),
        "care": ("Cleansphere", "Liftora", "Warmly", "Yardkeepers", "Pipewise", "Tidyhouse"),
    },
    forms=("Ltd", "Ltd", "Ltd", "plc"),
    works_name=_works_name,
    brand_name=_brand_name,
    owner_name=_owner_name,
    streets=(
        *("Factory Road", "River Street", "Depot Lane", "Field Road", "Mason Street", "Station Road", "Lime Street"),
        "Weavers Row",
    ),
    address="{house} {street}, {place}",
    surnames=(
        *("Atwell", "Barlow", "Corbin", "Draycott", "Ellery", "Farrow", "Garland", "Haskell", "Ingram", "Jessop"),
        *("Kirkham", "Lockett", "Merrick", "Norwood", "Osgood", "Penrose", "Quincy", "Radcliff", "Selwyn", "Thackray"),
        *("Upton", "Venning", "Wardle", "Yardley", "Ackland", "Bramwell", "Calder", "Denholm", "Elstow", "Fenwick"),
        *("Greaves", "Holloway"),
    ),
    his_names=(
        *(
            "Adrian",
            "Brian",
            "Colin",
            "David",
            "Edward",
            "Frank",
            "George",
            "Henry",
            "Ian",
            "James",
            "Keith",
            "Leonard",
        ),
        *("Martin", "Neil", "Oliver", "Patrick", "Robert", "Simon"),
    ),
    her_names=(
        *("Alice", "Beth", "Claire", "Diana", "Eleanor", "Fiona", "Gillian", "Heather", "Irene", "Joanna", "Karen"),
        *("Louise", "Maggie", "Nancy", "Sarah"),
    ),
    fathers=(
        *("Alan", "Barry", "Charles", "Dennis", "Ernest", "Felix", "Gordon", "Howard", "John", "Lewis", "Michael"),
        *("Peter", "Stephen", "Walter"),
    ),
    his=_full,
    hers=_full,
    positions=(
        *("Director", "Chief engineer", "Head of supply", "Procurement", "Health and safety officer"),
        *("Commercial director", "Production manager", "Deputy director", "Stores manager"),
    ),
    buyer="Procurement",
    purposes=(
        *("show the winter kit", "talk about changing the supplier", "go through the issue norms", "choose footwear"),
        *(
            "a trial batch of gloves",
            "look at the workplaces",
            "a contract for a year",
            "protection for the shop floor",
        ),
    ),
    refusals=(
        *("has a supplier", "too expensive", "out of season", "head office buys", "the budget is spent", "no need"),
    ),
    later=(
        *("asks to call after the standup", "will check the issue norms", "waits for the budget", "away until Friday"),
        *("will ask the chief engineer", "looks at the catalogue", "waits for samples"),
    ),
    talks=(
        *("stock for a month, order next week", "asks for prices of footwear", "checked the order, all has come"),
        *("a new shop: kits for 40 people needed", "happy with the gloves", "talked about delivery days"),
        *("asked about deferred payment", "a new stores manager comes, will introduce us", "asks for winter samples"),
        "checked what is owed",
    ),
    questions=(
        *("where is the delivery", "needs an invoice", "sizes of footwear", "certificates for helmets"),
        "gloves needed urgently",
    ),
    complaints=("the wrong sizes came", "jackets come apart at the seams", "two boxes of gloves are missing"),
    suppliers=(
        *("buys at the local market", "two suppliers, the main one is regional", "buys by tender", "from a reseller"),
        *("head office sends it", "one supplier for six years", "orders on a marketplace"),
    ),
    results=(
        *("all clothing from one hand", "delivery in three days", "clothing lasts a whole season"),
        *("no idle time because of sizes", "paperwork right the first time", "fewer injured hands"),
    ),
    costs=(
        *("people wait a week for a kit", "a fine from the inspection", "they fetch it themselves"),
        "a crew cannot start",
    ),
    history=(
        *("three years, inherited from the last stores manager", "since the shop was opened"),
        *("the second year, it was cheaper", "for long, out of habit"),
    ),
    gains=(
        *("fewer calls for supply", "the director is calmer before inspections"),
        "the engineer has order in what is issued",
    ),
    rivals=(
        *("looks at two, likes deferred payment", "one, likes the price", "nobody"),
        "asked three more for proposals",
    ),
    tied_to=("the season", "the inspection", "the start of the line", "the new budget", "the crews' start"),
    liked=("the winter kit", "gloves for a trial", "keeping the issue norms", "delivery to the site", "safety shoes"),
    promised={
        "offer": ("proposal for the winter kit", "proposal for gloves and helmets", "proposal for footwear"),
        "survey": ("walk the shop with the engineer", "measure the people of a crew"),
        "solution": ("a choice by the issue norms", "a matrix of hand protection"),
        "meeting": ("meet the chief engineer", "show samples to the director"),
    },
    moved_because=(
        *("the client asks for after the delivery", "waiting for the client's sizes"),
        "the stores held the samples back",
    ),
    broken_because=(
        *("the client changed his mind", "the purchase is put off for a year"),
        "the samples were not ready in time",
    ),
    cancelled_because=("fell ill", "an urgent inspection", "had to go to a site"),
    lost_because=(
        *("went to a cheaper supplier", "head office decides", "the site was closed", "stays with the old supplier"),
        *("no deferred payment", "the purchase was cancelled"),
    ),
    postponed_because=("budget from the next quarter", "waiting for the new line", "will use up the stock first"),
    handed=(
        *("paid the first batch, waits for the month's schedule", "asks to call the stores manager on Tuesdays"),
        "14 days of deferred payment matter",
    ),
    given_back=(
        *("head office decides, the way back is through the director",),
        "went to a cheaper supplier, ask again in spring",
    ),
    reasons={
        "develop": (*("buys footwear elsewhere, ready to compare", "opens a second shop", "orders come more often"),),
        "rescue": (*("went silent after a mix-up of sizes", "the stores manager changed", "orders half of the usual"),),
        "keep": ("all is steady", "buys by the schedule"),
        "leave": ("buys once a year", "small orders, no growth in sight"),
    },
    steps={
        "develop": (*("call and offer footwear", "meet the chief engineer", "call about gloves for a trial"),),
        "rescue": (*("call the director", "go there and settle the complaint", "send new terms of payment"),),
    },
    groups=("Workwear", "Footwear", "Gloves", "Helmets and visors", "Fall protection"),
    worksheet={
        "benefit": "People are dressed by the norms; work does not stop because of sizes or papers",
        "results": "Delivery in three days, a choice by the issue norms, one delivery note for everything",
        "need": "Gloves and footwear: worn out every month, nobody may work without them",
        "clients": "Building sites, plants, depots and farms of 30 workers or more, within 200 km",
    },
    topics=(
        *("Naming the price after the value", "Questions about consequences", "“We have a supplier”"),
        *("Issue norms in 20 minutes", "Office walk-ins: the first 30 seconds", "Asking for a recommendation"),
        *("Two recorded calls, taken apart", "The winter kit: what is new", "An agreement with a date"),
        *("When sizes are mixed up", "Who decides and who can stop it", "A year's plan with a client"),
        *("The form in four minutes", "Debts without quarrels", "The first words to a secretary"),
    ),
    days_off=("Team day", "Stocktaking"),
    year_file="sales of the year.xlsx",
    week_file="sales {first:%d.%m}-{last:%d.%m}.xlsx",
    document="INV",
)
