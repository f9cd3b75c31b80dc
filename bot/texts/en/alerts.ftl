# News since the last study
slot-study-news = 🆕 News: { $count }: { $named }
slot-study-more = { $count } more
slot-study-growing = { $client } — { $news ->
    [recency] orders more often than usual
    [frequency] more orders
    [turnover] turnover grows
    [average_order] bigger orders
    [new_groups] buys new goods
    [payment] pays early
    [wallet] there is room to grow
    [requests] asks for new goods
   *[other] good news
}
slot-study-risk = { $client } — { $news ->
    [recency] no orders for long
    [frequency] fewer orders
    [turnover] turnover falls
    [average_order] smaller orders
    [lost_groups] buys less of the range
    [payment] pays later
    [coverage] no talk with the decision maker for long
    [wallet] our share falls
    [requests] asks but does not order
    [decides] our contact does not decide any more
    [levels] one contact is left
    [tone] answers are drier or slower
    [competitors] a competitor is near
    [happening] changes at the client
    [promises] promises of ours are not kept
    [contract] the contract ends
    [recommend] would not recommend us
   *[other] something new
}
# Urgent
alert-silent = 🚨 <b>{ $client }</b> · class A: risk of losing the client
alert-several = 🚨 <b>Clients of class A at risk of being lost: { $count }</b>
alert-line = { $client }: { $sign }
alert-more = …and { $count } more: /study
