"""Dutch."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="nl",
    name="Dutch",
    stemmer="dutch",
    asking=(
        "wie wat waar wanneer welke welk waarom hoe hoeveel waarheen waarvandaan waardoor "
        "waarmee waarvoor waarvan waarin waarop waaruit waaraan waarover wiens ik mij me mijn "
        "wij we ons onze jij je jou jouw jullie u uw"
    ),
    auxiliaries=(
        "ben bent is zijn was waren geweest wees word wordt worden werd werden geworden heb hebt "
        "heeft hebben had hadden gehad kan kunt kunnen kon konden moet moeten moest moesten mag "
        "mogen mocht mochten wil willen wilde wilden zal zullen zou zouden zegt zegde zei zeiden "
        "zeggen gezegd laat laten liet doet doen deed deden"
    ),
    function=(
        "de het een der den des dit dat deze die hij hem zij ze haar hun hen zich zichzelf er "
        "ervan erin daar daarvan daarin daarmee daardoor hier van in op aan bij voor door met "
        "uit om naar over onder tegen tot tussen na sinds tijdens zonder volgens vanaf binnen "
        "buiten boven achter naast langs rond per en of maar want dus noch als dan toen terwijl "
        "omdat doordat hoewel zodat indien niet geen wel ook nog al zeer meer meest minder veel "
        "vele weinig alle alles elk elke ieder iedere iemand niemand iets niets sommige enkele "
        "enige beide ander andere anderen zelfde zelf zo zoals te ten ter nu reeds alleen "
        "slechts vaak altijd nooit weer ja nee men ongeveer toch echter"
    ),
    light=(
        "naam namen noemt noemen genoemd heet heten bekend bekende jaar jaren dag dagen tijd "
        "keer soort soorten type manier wijze deel delen aantal hoeveelheid voorbeeld "
        "voorbeelden reden redenen plaats plek ding dingen persoon personen mensen mens woord "
        "term begrip eerste laatste nieuwe nieuw verschillende bepaalde maakt maken maakte "
        "gemaakt geeft geven gaf gegeven neemt nemen nam genomen komt komen kwam gekomen gaat "
        "gaan ging gegaan vindt vinden vond gevonden ligt liggen lag gebruikt gebruiken "
        "gebruikte beschouwd gebeurt gebeurde gebeuren begint begon begonnen percentage rol "
        "datum belangrijkste artikel tekst"
    ),
    pronouns="hij zij ze het dit deze dat zijn haar hun",
    time=(
        "wanneer, in welk jaar, welk jaar, welke datum, welke dag, welke maand, welke eeuw, "
        "welk decennium, sinds wanneer, hoe laat"
    ),
    number=(
        "hoeveel, hoe lang, hoe vaak, hoe hoog, hoe groot, hoe oud, hoe ver, hoe diep, hoe snel, "
        "hoe zwaar, welk percentage, welk aantal"
    ),
    person="wie, wiens, welke persoon",
    place=(
        "waar, waarheen, waarvandaan, in welke stad, welke stad, welk land, welke staat, "
        "welke plaats, welke regio, welke provincie"
    ),
    months=(
        "januari februari maart april mei juni juli augustus september oktober november december "
        "eeuw decennium"
    ),
    days="maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    numerals=(
        "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "twintig dertig veertig vijftig honderd honderden duizend duizenden miljoen miljoenen "
        "miljard miljarden helft kwart derde dozijn dubbel"
    ),
    at="in te uit bij naar nabij",
    abbreviations=(
        "dhr mevr mw dr drs prof ing ir mr ds st bijv bv o.a m.b.t i.p.v d.w.z t.o.v z.o.z v.chr "
        "n.chr ca resp evt incl excl vgl gem jl max min tel mln mld"
    ),
    numbered="nr p pag blz art hfst fig afb",
    closing="enz e.d v.chr n.chr",
    signs="$ dollar € euro £ pond ¥ yen % procent",
    compounds=True,
)
