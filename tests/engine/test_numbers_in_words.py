"""Numbers that English says otherwise: what is right is no error, what is wrong is one."""

import pytest

from edition.checks.finding import Pair
from edition.checks.rules import rule_stages
from edition.checks.terms import Terms

STAGES = rule_stages("ja", "en", Terms.of("", {}))
(NUMBER,) = (rule for rule in STAGES[-1].errors if rule.__name__ == "number")
RIGHT = {
    "費用を2分の1に減らします。": "We will halve the cost.",
    "費用を3分の2に減らします。": "We will cut the cost to two thirds.",
    "20代の若者を支援します。": "We will support people in their twenties.",
    "10代の若者を支援します。": "We will support teenagers.",
    "数十億円規模の投資です。": "It is an investment of billions of yen.",
    "何百人もの人です。": "They are hundreds of people.",
    "100年に一度の危機です。": "It is a once-in-a-century crisis.",
    "10年で所得を倍増します。": "We will double incomes in a decade.",
    "20年をかけます。": "It will take two decades.",
    "50年前の法律です。": "It is a law of half a century ago.",
    "50万人が働きます。": "Half a million people work.",
    "1.5倍に増やします。": "We will increase it by one and a half times.",
    "5倍に増やします。": "We will increase it fivefold.",
    "2倍に増やします。": "We will double it.",
    "24時間対応します。": "We will respond around the clock.",
    "100社が参加します。": "A hundred companies will take part.",
    "7割が賛成です。": "Seven in ten are in favor.",
    "9割を占めます。": "It is nine-tenths of the total.",
    "2年に1度開きます。": "It is held every other year.",
    "12個あります。": "There are a dozen.",
}
WRONG = {
    "5億円を支援します。": "We will provide 50 million yen.",
    "3割を負担します。": "They will bear 3 percent.",
    "費用を2分の1に減らします。": "We will reduce the cost to one third.",
    "20代の若者を支援します。": "We will support people in their thirties.",
    "数十億円規模の投資です。": "It is an investment of 5 million yen.",
    "100年に一度の危機です。": "It is a once-in-a-decade crisis.",
    "50万人が働きます。": "A million people work.",
    "7割が賛成です。": "Eight in ten are in favor.",
    "5倍に増やします。": "We will double it.",
    "30年が過ぎました。": "Years have passed.",
}


def said(source: str, target: str) -> list[str]:
    return list(NUMBER(Pair(source, target, "en")))


@pytest.mark.parametrize(("source", "target"), RIGHT.items())
def test_a_number_said_otherwise_is_no_error(source: str, target: str) -> None:
    assert said(source, target) == []


@pytest.mark.parametrize(("source", "target"), WRONG.items())
def test_another_number_is_an_error_however_it_is_said(source: str, target: str) -> None:
    assert said(source, target) != []
