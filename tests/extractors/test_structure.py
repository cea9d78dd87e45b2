# ruff: noqa: E501
import math

import pytest

from reliability.extractors import structure
from reliability.records import Article
from reliability.text import read

FOREIGN = {
    "German": "Die Hafenbehörde hat am Dienstag den Fährverkehr eingestellt, weil an mehreren Stellen Rost gefunden "
    "wurde. Nach Angaben der Behörde soll die Brücke bis zum Herbst gesperrt bleiben, und die Pendler müssen "
    "mit dem Bus fahren. In der Stadt war man darüber nicht froh, so ein Sprecher.",
    "French": "Les autorités du port ont suspendu mardi le trafic des bacs après la découverte de rouille sur "
    "plusieurs piliers. Le maire a dit que la ville ne pouvait pas attendre, car on a besoin de ces bateaux "
    "pour aller au travail. La réparation est prévue en automne, sur deux mois.",
    "Spanish": "La autoridad del puerto suspendió el martes el servicio de barcos tras hallar óxido en varios "
    "pilares. Según el alcalde, no me parece que la obra termine antes del otoño, y los vecinos tienen que "
    "ir en autobús a la ciudad, que está a diez kilómetros de la costa.",
    "Portuguese": "A autoridade do porto suspendeu na terça o serviço de barcos, depois de encontrar ferrugem em "
    "vários pilares. O prefeito disse que as obras não acabam antes do outono e que os moradores têm de ir "
    "de ônibus até a cidade, o que leva mais de uma hora.",
    "Dutch": "De havendienst heeft dinsdag de veerboten stilgelegd, omdat er roest is gevonden op een aantal "
    "pijlers. Volgens de burgemeester was er geen andere weg, of het nu regent of niet. We moeten over de "
    "brug of met de bus, en dat duurt in de spits meer dan een uur.",
    "Italian": "La capitaneria ha fermato martedì i traghetti dopo aver trovato ruggine su alcuni piloni. Il "
    "sindaco ha detto che i lavori non finiranno prima di autunno e che per me non è un problema da poco: "
    "chi abita a nord deve andare in autobus, con più di un'ora di viaggio.",
    "Polish": "Zarząd portu wstrzymał we wtorek ruch promów, ponieważ na filarach znaleziono rdzę. Burmistrz "
    "powiedział, że naprawa nie skończy się przed jesienią, a mieszkańcy muszą jeździć autobusem do miasta.",
    "Swahili": "Mamlaka ya bandari ilisimamisha safari za vivuko siku ya Jumanne baada ya kutu kupatikana kwenye "
    "nguzo kadhaa. Meya alisema kwamba kazi ya ukarabati haitamalizika kabla ya mwezi wa kumi.",
    "Russian": "Администрация порта во вторник остановила движение паромов, потому что на опорах нашли ржавчину. "
    "Мэр сказал, что ремонт не закончится до осени, и жителям придётся ездить на автобусе.",
    "Russian in Latin letters": "Administratsiya porta vo vtornik ostanovila dvizhenie paromov, potomu chto na "
    "oporakh nashli rzhavchinu. Mer skazal, chto remont ne zakonchitsya do oseni, i zhitelyam pridyotsya ezdit.",
    "Hindi in Latin letters": "Bandargah ke adhikariyon ne mangalvar ko nauka seva rok di kyonki khambhon mein "
    "zang paya gaya. Mahapaur ne kaha ki kaam sardiyon se pehle khatam nahin hoga aur log bas se jaenge.",
    "Chinese": "港务局周二停止了渡轮服务，因为检查人员在几根桥墩上发现了锈蚀。市长说，维修工作要到秋天才能结束，居民必须乘公共汽车进城。",
    "Arabic": "أوقفت سلطة الميناء يوم الثلاثاء حركة العبارات بعد العثور على صدأ في عدد من الأعمدة. وقال رئيس "
    "البلدية إن أعمال الإصلاح لن تنتهي قبل الخريف.",
}  # fmt: skip
ENGLISH = {
    "British": "The harbour authority halted all ferries on Tuesday whilst engineers assessed corrosion. Commuters "
    "queued for buses, and the council has apologised for the bother it caused them.",
    "Indian": "The port trust stopped ferry services on Tuesday and has asked commuters to prepone their journeys. "
    "Officials said works worth Rs 12 crore would be completed by March, with the contractor bearing the cost.",
    "Nigerian": "Commuters were stranded on Tuesday as the ports authority halted ferries over rust on the pillars. "
    "The commissioner pleaded with residents to bear with the government, saying work would soon commence.",
    "headlines": "Mayor defends ferry halt as anger grows over rust. Two held after dock protest turns violent. "
    "Why the new bridge could still be years away. Watch: whale spotted off Velm for first time.",
    "names": "Ferries stop at Velm, Sunder, Port Osei, Grayling, Harrow Point, Mensah Quay and St Brannoc. The boats "
    "also call at Ruiz Island, Lower Keld, Upper Keld, Castle Morden, Fennwick, Dunmore and Ash Bay.",
}  # fmt: skip


def value(text, name):
    return structure.extract(read(Article(text=text))).values[f"structure_{name}"]


@pytest.mark.parametrize("text", FOREIGN.values(), ids=FOREIGN)
def test_other_languages_are_not_english(text):
    assert value(" ".join([text] * 3), "english_share") < 0.2


@pytest.mark.parametrize("text", ENGLISH.values(), ids=ENGLISH)
def test_every_english_is_english(text):
    assert value(" ".join([text] * 3), "english_share") > 0.9


@pytest.mark.parametrize("language", ["German", "Spanish", "Russian", "Chinese", "Swahili"])
def test_an_article_in_two_languages_gets_a_fair_share(language):
    english = " ".join([ENGLISH["British"], ENGLISH["Indian"], ENGLISH["Nigerian"]])
    other = " ".join([FOREIGN[language]] * 2)
    assert 0.4 < value(f"{english} {other}", "english_share") < 0.8


@pytest.mark.parametrize(
    "text",
    [
        "Milk\nEggs\nButter\nPlain flour\nBrown sugar\nBaking powder\nSalt\nVanilla",
        "Velm 2, Sunder 1. Keld 0, Osei 3. Ash Bay 1, Morden 1. Fennwick 4, Dunmore 2.",
        "Team Played Won Lost Points Velm 20 14 6 42 Sunder 20 12 8 36 Keld 20 9 11 27 Osei 20 5 15 15",
    ],
)
def test_lists_and_tables_are_not_prose(text):
    assert value(text, "prose_share") < 0.2


@pytest.mark.parametrize("text", [*ENGLISH.values(), FOREIGN["German"], FOREIGN["Russian"]])
def test_sentences_are_prose(text):
    assert value(text, "prose_share") > 0.9


def test_lengths_of_sentences():
    text = "The boats lay still. Nobody in the old town could say when the first of them would sail again."
    assert value(text, "words_per_sentence") == 9.5
    assert value(text, "short_sentences_share") == 0.5
    assert value(text, "sentence_length_variation") == pytest.approx(5.5 / 9.5)


def test_diversity_does_not_grow_with_the_text():
    text = " ".join(ENGLISH[name] for name in ("British", "Indian", "Nigerian"))
    assert value(f"{text} {text}", "lexical_diversity") == pytest.approx(
        value(text, "lexical_diversity"), abs=0.05
    )
    assert math.isnan(value("Too short to say.", "lexical_diversity"))


def test_without_words_everything_is_undefined():
    assert all(math.isnan(found) for found in structure.extract(read(Article(text="…"))).values.values())
