"""Languages are told by their small words; what is short or mixed is in none."""

from __future__ import annotations

import pytest

from waraq.ingest.detect_language import detect_language
from waraq.ingest.detect_script import detect_script

TEXTS = {
    "ur": [
        ("لاہور میں رات بھر بارش ہوئی اور نشیبی علاقے زیر آب آ گئے۔ محکمہ موسمیات کے مطابق یہ سلسلہ کل"
        " تک جاری رہے گا۔"),
        "قومی کرکٹ ٹیم کے کپتان نے کہا ہے کہ کھلاڑیوں کا حوصلہ بلند ہے",
        "كراچي ميں بجلي كي بندش كے خلاف شہريوں نے احتجاج كيا اور سڑك بند كر دي",
    ],
    "pnb": [
        ("لہور وچ راتیں مینہ وسیا تے نیویں تھاواں پانی نال بھر گئیاں۔ موسم دے محکمے دا کہنا اے پئی ایہ"
        " سلسلہ کل تیکر رہوے گا۔"),
        "اوہناں دا کہنا سی کہ پنجابی زبان نوں سکولاں وچ پڑھایا جانا چاہیدا اے تے ایس لئی قنون بنن",
    ],
    "fa": [
        ("رئیس جمهور ایران روز گذشته در تهران گفت که مذاکرات با کشورهای همسایه ادامه خواهد یافت و این"
        " سفر برای دو کشور مهم است."),
        "تیم ملی فوتبال در بازی امروز با نتیجه دو بر یک پیروز شد و به مرحله بعد رسید",
    ],
    "ar": [
        ("قال وزير الخارجية في مؤتمر صحفي إن المحادثات التي جرت في العاصمة كانت بناءة، وأضاف أن الجولة"
        " المقبلة ستعقد بعد شهر."),
        "هطلت أمطار غزيرة على المدينة خلال الليل مما أدى إلى إغلاق عدد من الطرق",
    ],
    "ps": [
        "ولسمشر په کابل کې وویل چې د دواړو هېوادونو ترمنځ خبرې به دوام ولري او دا ناسته ډېره مهمه وه.",
        "د هوا پوهنې ریاست وايي چې په راتلونکو ورځو کې به په ختیځو ولایتونو کې باران وشي",
    ],
    "sd": [
        ("ڪراچي ۾ بجلي جي بندش خلاف شهرين احتجاج ڪيو ۽ روڊ بند ڪري ڇڏيو، پوليس جو چوڻ آهي ته ڳالهيون"
        " جاري آهن."),
        "سنڌ جي وڏي وزير چيو آهي ته ٻوڏ متاثرن کي گهر ٺهرائي ڏنا ويندا",
    ],
    "en": [
        ("The prime minister said on Monday that the agreement was important for the region and would be"
        " signed in March."),
        "Heavy rain was reported from several districts and the roads were closed to traffic",
    ],
    "ur-Latn": [
        "Lahore mein raat bhar barish hui aur nashebi ilaqe zer e aab aa gaye, sarkon par pani jama hai",
        "Wazir e Azam ne kaha ke hukumat awam ko relief dene ke liye har mumkin qadam uthaye gi",
    ],
}  # fmt: skip
OTHERS = {
    "skr": "ملتان وچ رات کوں مینہ تھیا تے لوکیں کوں ڈکھ تھیا، آپڻے گھراں دے کنوں پاݨی نکتا ہے اتے ہن ویسی",
    "ckb": "سەرۆکی هەرێم لە هەولێر لەگەڵ وەزیری دەرەوە کۆبووەوە و باسی بارودۆخی ناوچەکە کرا بۆ ئەم مەبەستە",
    "ug": "بۇ يىل شەھەردە يېڭى مەكتەپ سېلىندى ۋە ئوقۇغۇچىلار ئۈچۈن كىتاب بىلەن قەلەم تارقىتىلدى",
    "fr": "Le ministre a annoncé lundi que la réforme serait votée en mars, et que le budget est en baisse",
    "es": "El gobierno aprobó el lunes la ley que fija las tarifas de transporte, con un voto en contra",
    "id": "Presiden mengatakan bahwa perjanjian itu penting bagi kawasan dan akan ditandatangani",
    "tr": "Başbakan pazartesi günü anlaşmanın bölge için önemli olduğunu olduğunu söyledi",
    "hu": "A miniszterelnök hétfőn azt mondta, hogy a megállapodás fontos a térségnek, és a mai nap is az",
}


@pytest.mark.parametrize("text", OTHERS.values(), ids=OTHERS)
def test_other_languages_are_not_taken_for_one(text: str) -> None:
    assert detect_language(text) is None


@pytest.mark.parametrize(
    "text, tag",
    [
        (OTHERS["fr"], "und-Latn"),
        ("Лагерь открыт в понедельник, сообщил министр", "und-Cyrl"),
        ("मुख्यमंत्री ने सोमवार को नए पुल का उद्घाटन किया", "hi"),
        (OTHERS["skr"], None),
        ("F-16", None),
        (f"{OTHERS['fr']} {TEXTS['ur'][1]}", None),
    ],
)
def test_letters_are_told_where_the_language_is_not(text: str, tag: str | None) -> None:
    assert detect_script(text) == tag


@pytest.mark.parametrize("lang, text", [(lang, text) for lang, texts in TEXTS.items() for text in texts])
def test_each_language_is_told(lang: str, text: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize(
    "text",
    [
        "",
        "لاہور",
        "1992 ۱۹۹۲ ...",
        "محمد علی جناح",
        "ABC",
        f"{TEXTS['fa'][0]} {TEXTS['fa'][1]} {TEXTS['en'][0]}",
        "کتاب خانہ",
    ],
)
def test_what_is_short_or_mixed_is_in_none(text: str) -> None:
    assert detect_language(text) is None


def test_a_quotation_makes_no_other_language() -> None:
    assert detect_language(f"{TEXTS['ur'][0]} {TEXTS['ur'][1]} “The rain was heavy” {TEXTS['ur'][2]}") == "ur"
    assert (
        detect_language(f"{TEXTS['ur'][0]} {TEXTS['ur'][2]} «و على الله فليتوكل المؤمنون» {TEXTS['ur'][1]}")
        == "ur"
    )


def test_a_long_text_takes_no_longer_than_its_opening() -> None:
    assert detect_language(TEXTS["fa"][0] * 1_000_000) == "fa"
