"""Romanian."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="ro",
    name="Romanian",
    stemmer="romanian",
    asking=(
        "cine cui ce care căror cărui cărei carei când cand unde cum câți câte cât câtă cati "
        "cate cat cata oare eu mă mi mie meu mea mei mele noi ne nouă nostru noastră noștri "
        "noastre tu te ție tău ta tăi tale voi vă vouă vostru voastră încotro"
    ),
    auxiliaries=(
        "este e sunt era erau fost fi fiind fie fiu sa-i a au am ai ați avea aveau are avem avut "
        "va vor vei ar aș poate pot putea puteau putut trebuie trebuia vrea voia spus spune spun "
        "zis zice există exista făcut face fac făcea deveni devenit devine"
    ),
    function=(
        "un o una unui unei unor niște cel cea cei cele celor celui al ale lui ei lor de la în "
        "din pe cu fără pentru prin spre către sub peste între printre după înainte înaintea "
        "până despre contra împotriva asupra conform datorită sau și ori nici dar iar însă ci "
        "deci căci că dacă deși fiindcă să se își îi îl le li i s-a s-au l-a l-au le-a dintre "
        "dintr dintr-o dintr-un într într-o într-un printr-o printr-un acest această acești "
        "aceste acestui acestei acestor acesta aceasta aceștia acestea acel acea acei acele "
        "acela aceea aceia acelea el ea ele său sa săi sale nu da mai foarte mult multă mulți "
        "multe puțin puține tot toată toți toate fiecare oricare orice cineva ceva nimic nimeni "
        "alt altă alți alte altul alta altor unii unele același aceeași aceiași aceleași doar "
        "numai chiar încă deja acum atunci aici acolo așa astfel ca decât atât precum adică "
        "aproximativ circa timpul"
    ),
    light=(
        "nume numele numește numesc numit numită numea cunoscut cunoscută an anul ani anii zi "
        "ziua zile timp dată data oară tip tipul tipuri fel felul mod modul formă parte partea "
        "părți număr numărul cantitate exemplu exemple motiv motivul loc locul lucru lucruri "
        "persoană persoana persoane oameni cuvânt termen prim prima primul primele ultim ultima "
        "ultimul nou diferite diverse principal principală principalul folosit folosită "
        "folosește folosesc utilizat utilizată utilizează considerat considerată dat dă găsește "
        "găsesc află aflat întâmplă întâmplat început începe procent procentul rol rolul articol "
        "text"
    ),
    pronouns="el ea ei ele acesta aceasta aceștia acestea acest această acești aceste",
    time=(
        "când, cand, în ce an, ce an, în ce dată, ce dată, la ce dată, în ce zi, ce zi, ce lună, "
        "ce secol, ce deceniu, în ce perioadă, de când, care an"
    ),
    number=(
        "câți, câte, cât, câtă, cati, cate, cat, ce procent, ce număr, ce cantitate, ce vârstă, "
        "ce proporție, cât timp, cât de"
    ),
    person="cine, cui, pe cine, cu cine, de către cine, al cui, a cui, ce persoană",
    place=(
        "unde, de unde, în ce oraș, ce oraș, ce țară, în ce țară, ce stat, ce loc, ce regiune, "
        "în care oraș"
    ),
    months=(
        "ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie "
        "decembrie secol secolul deceniu deceniul"
    ),
    days="luni marți miercuri joi vineri sâmbătă duminică",
    numerals=(
        "doi două trei patru cinci șase șapte opt nouă zece unsprezece douăsprezece "
        "cincisprezece douăzeci treizeci patruzeci cincizeci sută sute mie mii milion milioane "
        "miliard miliarde jumătate sfert dublu"
    ),
    at="în din la lângă spre",
    abbreviations="dl dna d-na d-l dr prof ing av î.hr d.hr î.e.n e.n ex str bd sf jud mil mld",
    numbered="nr p pag pp art cap fig vol",
    closing="etc ș.a ș.a.m.d d.hr î.hr e.n î.e.n",
    signs="$ dolar € euro £ liră ¥ yen % sută",
)
