"""Polish."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="pl",
    name="Polish",
    endings=(
        "iejszymi iejszego iejszych owego owemu owych owymi owania owaniu owanie eniach eniami "
        "eniem enia eniu enie aniach aniami aniem ania aniu anie iami ami ach iach om iom owi "
        "iego ego iemu emu ymi imi ych ich ym im ą ę ie y i a e o u ów iów ościach ości ość "
        "ością em iem owie ować ował owała owali uje ują ać ał ała ało ali ały ić ił iła iło ili "
        "iły yć ył yła yło yli yły eć iał iała ieli iały ana ano ani any ane ony ona one eni ono "
        "iony iona ione"
    ),
    asking=(
        "kto kogo komu kim co czego czemu czym kiedy gdzie dokąd skąd jak jaki jaka jakie jacy "
        "jakiego jakiej jakiemu jaką jakim jakich jakimi który która które którzy którego której "
        "któremu którą którym których którymi ile ilu iloma dlaczego czyj czyja czyje czyi czy "
        "po ja mnie mi mną mój moja moje my nas nam nami nasz nasza nasze ty ciebie tobie twój "
        "twoja wy was wam wasz"
    ),
    auxiliaries=(
        "być jest są był była było byli były będzie będą jestem został została zostało zostali "
        "zostały zostać zostanie może mogą mógł mogła mogło mogli mogły można trzeba należy "
        "powinien powinna powinno powinni musi muszą musiał chce powiedział powiedziała mówi "
        "mówią mówił stał stała stało stali staje"
    ),
    function=(
        "i a ale lub albo oraz ani ni bo więc że żeby aby gdy gdyż jeśli jeżeli choć chociaż "
        "ponieważ dopóki nie tak w we na z ze do od ode za pod nad przy przed o u dla bez przez "
        "między wśród około oprócz zamiast według mimo podczas wobec przeciw ku to ten ta te ci "
        "tego tej temu tę tą tym tych tymi tamten tamta taki taka takie takiego takich on ona "
        "ono oni one jego jej jemu ją nim nią ich im nimi niego niej niemu nich się siebie sobie "
        "sobą swój swoja swoje swego swojej swoich swoim sam sama samo sami wszystko wszyscy "
        "wszystkie wszystkich cały cała każdy każda każde inny inna inne innych innego jakiś "
        "jakaś jakieś ktoś coś nic nikt żaden żadna bardzo bardziej najbardziej więcej mniej "
        "najmniej wiele wielu dużo mało kilka kilku niektóre tylko także też również już jeszcze "
        "nawet właśnie tu tutaj tam wtedy teraz zawsze nigdy często jednak natomiast czyli jako "
        "niż by"
    ),
    light=(
        "rok roku lata lat latach czas czasu dzień dnia dni raz razy imię nazwa nazwy nazywa "
        "nazywają nazywał nazywany nazywana znany znana znane znani rodzaj rodzaje typ typy "
        "sposób część części liczba liczby ilość przykład przykłady powód powody miejsce miejsca "
        "rzecz rzeczy osoba osoby osób ludzie ludzi słowo termin pierwszy pierwsza pierwsze "
        "ostatni ostatnia nowy nowa nowe różne różnych niektórzy używa używają używany używane "
        "używać wykorzystuje robi robić zrobił dał dała daje otrzymał otrzymała znajduje "
        "znajdują znajdował znajdowała dzieje zaczął zaczęła zaczęło ma mają miał miała mieli "
        "procent rola rolę artykuł tekst uważa uważany uważana główny główna główne"
    ),
    pronouns="on ona ono oni one to ten ta te jego jej ich taki takie",
    time=(
        "kiedy, w którym roku, którym roku, jakim roku, którego roku, jakich latach, "
        "którym miesiącu, którym dniu, jaki dzień, którym wieku, jakim wieku, której dekadzie, "
        "od kiedy, do kiedy"
    ),
    number=(
        "ile, ilu, iloma, jaki procent, jaka liczba, jaka ilość, jaka populacja, jaka wysokość, "
        "jaka długość, jak długo, jak często, jaki odsetek, jak wysoki, jak duży"
    ),
    person="kto, kogo, komu, kim, czyj, czyja, czyje",
    place=(
        "gdzie, dokąd, skąd, jakim mieście, którym mieście, jakie miasto, które miasto, "
        "jakim kraju, którym kraju, jaki kraj, jakim stanie, którym stanie, jakim miejscu"
    ),
    months=(
        "styczeń stycznia styczniu luty lutego lutym marzec marca marcu kwiecień kwietnia "
        "kwietniu maj maja maju czerwiec czerwca czerwcu lipiec lipca lipcu sierpień sierpnia "
        "sierpniu wrzesień września wrześniu październik października październiku listopad "
        "listopada listopadzie grudzień grudnia grudniu wiek wieku"
    ),
    days="poniedziałek wtorek środa środę czwartek piątek sobota sobotę niedziela niedzielę",
    numerals=(
        "dwa dwie dwóch trzy trzech cztery czterech pięć sześć siedem osiem dziewięć dziesięć "
        "jedenaście dwanaście dwadzieścia trzydzieści czterdzieści pięćdziesiąt sto setki tysiąc "
        "tysiące tysięcy milion miliony milionów miliard miliardy miliardów połowa połowę "
        "dwukrotnie"
    ),
    at="w we na z do od koło",
    abbreviations=(
        "tj m.in in np tzn tzw dr prof mgr inż hab ks św ul al pl pow woj gen płk im r w n.e "
        "p.n.e ok tys mln mld zł gr godz min tel wyd red por zob ur zm jw ds lek"
    ),
    numbered="nr s str rys tab art ust rozdz t poz",
    closing="itd itp r w n.e p.n.e zł gr",
    signs="$ dolar € euro £ funt % procent",
)
