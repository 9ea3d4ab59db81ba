"""The continent of a country, as statistics of students in China group them (after the M49 regions of the United
Nations; the two Americas are one). Antarctic and uninhabited territories stand with who administers them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CONTINENTS = ("asia", "europe", "africa", "america", "oceania")

_ASIA = (
    "AE AF AM AZ BD BH BN BT CN CY GE HK ID IL IN IO IQ IR JO JP KG KH KP KR KW KZ LA LB LK MM MN MO MV MY NP OM PH PK "
    "PS QA SA SG SY TH TJ TL TM TR TW UZ VN YE"
)
_EUROPE = (
    "AD AL AT AX BA BE BG BY CH CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV MC MD ME MK MT NL "
    "NO PL PT RO RS RU SE SI SJ SK SM UA VA XK"
)
_AFRICA = (
    "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG EH ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG "
    "RE RW SC SD SH SL SN SO SS ST SZ TD TF TG TN TZ UG YT ZA ZM ZW"
)
_AMERICA = (
    "AG AI AR AW BB BL BM BO BQ BR BS BV BZ CA CL CO CR CU CW DM DO EC FK GD GF GL GP GS GT GY HN HT JM KN KY LC MF MQ "
    "MS MX NI PA PE PM PR PY SR SV SX TC TT US UY VC VE VG VI"
)
_OCEANIA = "AS AU CC CK CX FJ FM GU HM KI MH MP NC NF NR NU NZ PF PG PN PW SB TK TO TV UM VU WF WS"

CONTINENT_OF: Mapping[str, str] = MappingProxyType(
    {
        country: continent
        for continent, countries in zip(CONTINENTS, (_ASIA, _EUROPE, _AFRICA, _AMERICA, _OCEANIA), strict=True)
        for country in countries.split()
    }
)
"""By code of the country (ISO 3166-1 alpha-2, and XK, decision 89)."""
