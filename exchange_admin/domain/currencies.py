"""Currencies, how many decimals each has, and the signs and words that people write for them.

Codes and decimals: ISO 4217, list one (national currencies in use, without funds and metals), as of 2026-11. They are
no setting of an office: a file holds amounts in the smallest unit, and with other decimals every one of them would be
another amount (decision 38). A currency of four decimals would need another scale in `store/queries.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_OFTEN = "CNY RUB USD EUR HKD JPY KRW KZT BYN KGS UZS TJS MNT AMD"
_OTHERS = """
    AED AFN ALL AOA ARS AUD AWG AZN BAM BBD BDT BHD BIF BMD BND BOB BRL BSD BTN BWP BZD CAD CDF CHF CLP COP CRC CUP CVE
    CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD
    KES KHR KMF KPW KWD KYD LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK
    NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB
    TMT TND TOP TRY TTD TWD TZS UAH UGX UYU VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
"""
_NO_DECIMALS = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF"
_THREE_DECIMALS = "BHD IQD JOD KWD LYD OMR TND"

MOST_DECIMALS = 3
CURRENCIES: tuple[str, ...] = (*_OFTEN.split(), *_OTHERS.split())
"""Codes in the order in which they are offered."""
DECIMALS: Mapping[str, int] = MappingProxyType(
    {code: 0 if code in _NO_DECIMALS else 3 if code in _THREE_DECIMALS else 2 for code in CURRENCIES}
)


@dataclass(frozen=True, slots=True)
class Sign:
    """What stands beside a number for one of `currencies`. With `comma_groups` whoever writes it parts thousands by a
    comma: ￥3,000 is three thousand."""

    currencies: tuple[str, ...]
    comma_groups: bool = False


_COMMA = {
    "CNY": "元 人民币 人民币元 rmb yuan",
    "USD": "us$ 美元 usdollar",
    "HKD": "hk$ 港元 港币",
    "JPY": "日元 円 yen",
    "KRW": "₩ 韩元",
    "GBP": "£ 英镑",
    "TWD": "nt$ 新台币",
    "THB": "฿ 泰铢",
}
_PLAIN = {
    "CNY": "юань юаня юаней",
    "RUB": "₽ р руб рубль рубля рублей 卢布 俄罗斯卢布",
    "USD": "доллсша",
    "EUR": "€ евро euro 欧元",
    "KZT": "₸ тенге 坚戈",
    "KGS": "сом сома сомов 索姆",
    "UZS": "сум сума сумов 苏姆",
    "TJS": "сомони 索莫尼",
    "MNT": "₮ тугрик тугрика тугриков 图格里克",
    "AMD": "֏ драм драма драмов 德拉姆",
    "UAH": "₴ грн",
    "INR": "₹",
    "VND": "₫",
    "JPY": "иена иены иен",
    "KRW": "вона воны вон",
}
_SIGNS: Mapping[str, Sign] = {
    "¥": Sign(("CNY", "JPY"), comma_groups=True),
    "$": Sign(("USD", "HKD", "TWD", "SGD", "CAD", "AUD", "NZD", "MXN"), comma_groups=True),
    **{word: Sign((code,), comma_groups=True) for code, words in _COMMA.items() for word in words.split()},
    **{word: Sign((code,)) for code, words in _PLAIN.items() for word in words.split()},
    **{code.casefold(): Sign((code,)) for code in CURRENCIES},
}


def sign_called(text: str) -> Sign | None:
    """The currency that a code, a sign or a word stands for; capitals, blanks and full stops do not matter. A sign that
    several currencies use names all of them."""
    return _SIGNS.get("".join(text.split()).replace(".", "").casefold())
