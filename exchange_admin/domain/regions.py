"""Provinces of China and regions of Russia by their codes of ISO 3166-2, in the order in which offices list them."""

from __future__ import annotations

_CN = "BJ TJ HE SX NM LN JL HL SH JS ZJ AH FJ JX SD HA HB HN GD GX HI CQ SC GZ YN XZ SN GS QH NX XJ "
_RU = (
    "AD AL BA BU CE CU DA IN KB KL KC KR KK KO ME MO SA SE TA TY UD ALT KAM KHA KDA KYA PER PRI STA ZAB AMU "
    "ARK AST BEL BRY CHE IRK IVA KGD KLU KEM KIR KOS KGN KRS LEN LIP MAG MOS MUR NIZ NGR NVS OMS ORE ORL PNZ "
    "PSK ROS RYA SAM SAR SAK SVE SMO TAM TOM TUL TVE TYU ULY VLA VGG VLG VOR YAR MOW SPE YEV CHU KHM NEN YAN "
)
REGIONS = (*(f"CN-{one}" for one in _CN.split()), *(f"RU-{one}" for one in _RU.split()))


def country_of(region: str) -> str:
    """Its code in ISO 3166-1."""
    return region[:2]
