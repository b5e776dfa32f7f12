"""What a parent may write in Swedish, in need and on an ordinary day."""

import pytest

from content.read_emergencies import Kind, read_emergencies

EMERGENCIES = read_emergencies()

DANGER = """\
barnet andas inte
Hon andas nästan inte!!
han kan knappt andas
bebisen har slutat andas
Hon får ingen luft
Jag är rädd, hon är medvetslös
han ar medvetslos
min son svimmade nyss
det går inte att väcka honom
hon krampar i hela kroppen
tror det är feberkramp
hon håller på att kvävas
han har satt en druva i halsen
hon är blå om läpparna
Barnet har blivit helt blått i ansiktet
jag blöder jättemycket
han har svalt ett batteri
min dotter har ätit mina tabletter
hon föll ut genom fönstret
det brinner hemma hos oss
ska jag ringa 112?
ska jag ringa 1-1-2
RING AMBULANSEN
hjääälp hjääälp
Hjälp snabbt!!!
jag tror att han dör
hjärtat har stannat
jag kan inte andas och har ont
"""

SELF_HARM = """\
jag vill ta livet av mig
Ibland tänker jag på självmord
jag vill bara dö
jag orkar inte leva längre
orkar inte leva
jag vill inte leva
önskar att jag vore död
det vore bättre för alla om jag dör
de klarar sig bättre utan mig
jag är så trött på livet
mitt liv, livet är helt meningslöst
jag har skadat mig själv
jag vill skära mig själv
jag har tagit en överdos
vill hoppa framför tåget
jag vill inte finnas
"""

VIOLENCE = """\
min man slår mig
han slår
Han slog mig igår
han slar mig nar barnen sover
pappan slår barnen
han har slagit oss
jag är rädd för min man
Jag är jätterädd, rädd för min sambo
är rädd för honom
han hotar mig
han hotar att ta barnet
jag blir misshandlad
han ska döda mig
han tog stryptag på mig
jag vågar inte gå hem
han låser in mig
min fru slår mig
han våldtog mig
vi lever med våld hemma
jag behöver en kvinnojour
de vill gifta bort min syster
han är våldsam när han dricker
jag är rädd att jag ska skada barnet
han kom mot mig med en kniv
"""

ORDINARY = """\
vi kan inte på torsdag
Barnet har feber, kan vi byta tid?
barnet slår i bordet hela tiden
han slår sig ofta när han går
hon slog i huvudet igår men är pigg
han slår på trumman
storebror slår lillasyster ibland
hon slår andra barn på förskolan, vad gör man?
klockan slår tolv
Det slog mig att vi inte fått någon tid
slå mig en signal när ni är på väg
hon dör för choklad
jag dör av trötthet
vi dog nästan av skratt
bebisen sparkar mig hela natten
bebisen sover inte på natten
hon andas tungt genom munnen när hon sover
hon andas bra men äter inte
Hon är förkyld. Han andas lugnt, inte sjuk alls
han andas inte genom näsan för han är täppt
jag har ont i bröstet när jag ammar
jag orkar inte städa innan ni kommer
vi vill inte leva i den här lägenheten
vi bor i lägenhet 112
buss 112 är sen
hon väger 11200 gram och är 112 cm lång
mitt nummer är 070-112 23 34
är tiden vald eller kan jag välja?
kan ni hjälpa mig att boka om?
tack för hjälpen
kan det skada barnet om jag äter fisk?
han är rädd för dammsugaren
jag skar mig på en kniv när jag lagade mat
äter ni med kniv och gaffel?
hon har kramp i benen på natten
vi har inte fått frisk luft i dag
jag drunknar i tvätt
det hotar att regna på fredag
barnet vaknar inte på natten längre
hur pratar vi om säkerhet hemma?
vi vill prata om sömn och amning
Ja, det passar bra kl. 11.12
kan ni komma tidigare? vi ska till BVC
hur är det med magen, hon kräks ibland
"""


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [(Kind.DANGER_TO_LIFE, sentence) for sentence in DANGER.splitlines()]
    + [(Kind.SELF_HARM, sentence) for sentence in SELF_HARM.splitlines()]
    + [(Kind.VIOLENCE, sentence) for sentence in VIOLENCE.splitlines()],
)
def test_an_emergency_is_heard(kind: Kind, sentence: str) -> None:
    assert kind in EMERGENCIES.named_in(sentence)


@pytest.mark.parametrize("sentence", ORDINARY.splitlines())
def test_an_ordinary_day_is_not_an_emergency(sentence: str) -> None:
    assert EMERGENCIES.named_in(sentence) == frozenset()
