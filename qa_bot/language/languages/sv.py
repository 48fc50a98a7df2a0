"""Swedish."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="sv",
    name="Swedish",
    stemmer="swedish",
    asking=(
        "vem vems vilka vilken vilket vad var vart varifrån när hur varför vari varav varmed jag "
        "mig min mitt mina vi oss vår vårt våra du dig din ditt dina ni er ert era"
    ),
    auxiliaries=(
        "är vara varit vore blir bli blev blivit har ha hade haft kan kunna kunde kunnat ska "
        "skall skulle måste får få fick fått vill ville bör borde säger sa sade sagt säga göra "
        "gör gjorde gjort"
    ),
    function=(
        "en ett den det de dem dess deras han honom hans hon henne hennes man sig sin sitt sina "
        "denna detta dessa som i på av till från för med om vid efter före under över mellan "
        "genom mot utan hos inom utom enligt sedan sen omkring kring bland trots per och eller "
        "men samt så att då eftersom medan fast fastän ifall innan tills inte ej ingen inget "
        "inga någon något några all alla allt varje vardera båda både annan annat andra samma "
        "själv mer mera mest mindre minst många mycket lite också även bara endast redan ännu "
        "alltid aldrig ofta här där dit hit nu ja nej än ju väl upp ner ut in cirka"
    ),
    light=(
        "namn namnet heter hette kallas kallades kallad känd kända känt år året åren dag dagar "
        "tid tiden gång gånger sort slag typ typer sätt del delar antal antalet mängd exempel "
        "skäl anledning plats ställe sak saker person personer människor folk ord term begrepp "
        "första sista nya ny nytt olika vissa ger gav gett tar tog tagit kommer kom kommit går "
        "gick gått finns fanns finnas hittar hittade hittas ligger låg används använde använda "
        "använder anses händer hände börjar började procent roll datum artikel text viktigaste "
        "ungefär"
    ),
    pronouns="han hon den det de dessa denna detta hans hennes deras",
    time=(
        "när, vilket år, vilka år, vilket datum, vilken dag, vilken månad, vilket århundrade, "
        "vilket årtionde, sedan när, hur dags"
    ),
    number=(
        "hur många, hur mycket, hur länge, hur ofta, hur hög*, hur stor*, hur gammal, hur gamla, "
        "hur långt, hur lång*, hur djup*, hur tung*, hur snabb*, hur stor andel, vilken procent"
    ),
    person="vem, vems, vilken person",
    place=(
        "var, vart, varifrån, vilken stad, vilket land, vilken stat, vilken plats, "
        "vilken region, vilken ort"
    ),
    months=(
        "januari februari mars april maj juni juli augusti september oktober november december "
        "århundradet seklet talet"
    ),
    days="måndag tisdag onsdag torsdag fredag lördag söndag",
    numerals=(
        "två tre fyra fem sex sju åtta nio tio elva tolv tretton fjorton femton tjugo trettio "
        "fyrtio femtio hundra hundratals tusen tusentals miljon miljoner miljard miljarder "
        "hälften fjärdedel tredjedel dussin dubbelt"
    ),
    at="i på från till nära vid",
    abbreviations=(
        "bl.a t.ex d.v.s dvs f.d s.k f.kr e.kr ca dr prof st kl tel jfr resp inkl exkl milj mkr "
        "max min o.d p.g.a t.o.m fr.o.m"
    ),
    numbered="nr s sid kap fig art",
    closing="osv m.m m.fl o.s.v f.kr e.kr o.d",
    signs="$ dollar € euro £ pund ¥ yen % procent",
    compounds=True,
)
