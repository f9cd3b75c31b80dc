# The map of a base
help-map = the map of the base: whom to rescue, whom to develop
menu-map = Map of the base
map-quarter = { $quarter ->
    [rescue] Rescue
    [both] Rescue and develop
    [develop] Develop
   *[keep] Keep
}
map-title = Base: { $whose }, { $day }
map-team = the whole team
map-risk = risk
map-growth = growth
map-share = { $percent } % of turnover
map-more = and { $count } more
map-caption = 🗺 <b>{ $whose }</b>: { $count } { $count ->
    [one] existing client
   *[other] existing clients
}. Up is the risk of losing, to the right is growth. A button shows who is in a quarter.
map-caption-no-ledger = No sales are loaded, so there are no classes A, B, C: /ledger
map-caption-left = ⏳ Still being reckoned: { $count } { $count ->
    [one] client
   *[other] clients
}. Open the map again in a minute.
map-empty = The map is empty: { $whose } has no existing clients yet. A client becomes one with the first sale (/ledger), or under the record of a talk: “The client buys already”.
map-nobody = The map is empty: the team has no existing clients yet. They appear when sales are loaded (/ledger).
map-whom = Whose map?
map-list = <b>{ $quarter }</b> · { $whose }: { $first }–{ $last } of { $count }
map-list-empty = <b>{ $quarter }</b> · { $whose }: nobody.
