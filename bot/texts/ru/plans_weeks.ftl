# Честная неделя
fair-week = <i>норма пересчитана: { $why }</i>
fair-days = { $worked } { $worked ->
    [one] день
    [few] дня
   *[many] дней
} из { $of }
fair-share = ставка { $percent } %
fair-ramp = стажировка { $percent } %
