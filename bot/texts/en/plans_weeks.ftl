# A fair week
fair-week = <i>norm recounted: { $why }</i>
fair-days = { $worked } { $worked ->
    [one] day
   *[other] days
} of { $of }
fair-share = { $percent } % of full time
fair-ramp = trainee { $percent } %
