"""German."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="de",
    name="German",
    stemmer="german",
    asking=(
        "wer wen wem wessen was wann wo woher wohin wie wieso weshalb warum wieviel wieviele "
        "viel viele welche welcher welches welchem welchen womit wodurch wofür wogegen woran "
        "worauf woraus worin worüber worum worunter wovon wovor wozu inwiefern inwieweit ich mir "
        "mich mein meine meinen meinem meiner wir uns unser unsere unseren du dir dich dein deine"
    ),
    auxiliaries=(
        "bin bist ist sind seid war warst waren wart sei seien wäre wären gewesen sein werde "
        "wirst wird werden werdet wurde wurden würde würden geworden worden habe hast hat haben "
        "habt hatte hatten hätte hätten gehabt kann kannst können könnt konnte konnten könnte "
        "könnten muss musst müssen musste mussten müsste müssten soll sollen sollte sollten will "
        "willst wollen wollte wollten darf dürfen durfte durften mag mögen mochte mochten möchte "
        "möchten lässt lassen ließ ließen sagt sagte sagten sagen gesagt"
    ),
    function=(
        "der die das den dem des ein eine einen einem einer eines kein keine keinen keinem "
        "keiner dieser diese dieses diesen diesem jener jene jenes jenen jenem derjenige "
        "diejenigen derselbe dieselbe dasselbe er sie es ihn ihm ihr ihre ihren ihrem ihrer "
        "ihres ihnen sich seine seinen seinem seiner seines man jemand niemand etwas nichts "
        "alles alle allen aller allem beide beiden beider einige einigen einiger manche manchen "
        "mehrere mehreren jede jeder jedes jeden jedem in im ins an am ans auf aus bei beim bis "
        "durch für gegen gegenüber hinter mit nach neben ohne seit trotz über um unter von vom "
        "vor während wegen zu zum zur zwischen außer innerhalb außerhalb laut ab je pro und oder "
        "aber denn sondern sowie sowohl als auch dass daß ob wenn weil da damit obwohl bevor "
        "nachdem indem sobald solange so doch nicht nur noch schon sehr mehr meist meisten "
        "weniger wenig hier dort dann daher dabei dafür dagegen daran darauf daraus darin "
        "darüber darum davon dazu dadurch danach ja nein bitte also etwa eben mal immer wieder "
        "weiter dessen deren denen solche solcher solchen solches unseres euch euer eure her hin"
    ),
    light=(
        "gibt gab geben gegeben macht machte machen gemacht tun tat getan kommt kam kommen "
        "gekommen geht ging gehen gegangen nimmt nahm nehmen genommen heißt hieß heißen genannt "
        "nennt nennen bezeichnet bezeichnen bekannt steht stehen stand findet fand finden "
        "gefunden befindet verwendet verwenden benutzt bleibt blieb bleiben hält bekommen erhält "
        "erhielt erhalten name namen art arten typ typen begriff wort zahl anzahl menge teil "
        "teile beispiel grund gründe ort orte ding dinge person personen leute mensch menschen "
        "jahr jahre jahren zeit tag tage prozentsatz prozent höhe größe ersten erste erster "
        "letzte letzten neue neuen neuer andere anderen anderer anderes anderem verschiedene "
        "verschiedenen bestimmte bestimmten eigene eigenen ganze ganzen genau ungefähr "
        "normalerweise insgesamt hauptsächlich zuerst zuletzt heute jemals artikel text passiert "
        "geschah stattfinden stattfand statt beginnt begann beginnen zusätzlich"
    ),
    pronouns="er sie es dies diese dieser dieses ihr ihre sein seine dabei damit dadurch",
    time=(
        "wann, seit wann, bis wann, ab wann, in welchem jahr, welchem jahr*, welches jahr*, "
        "welchen jahren, welchem monat, welchem tag, welchen tag, welches datum, welchem datum, "
        "welchem jahrhundert, welchem jahrzehnt, welcher zeit"
    ),
    number=(
        "wie viel*, wieviel*, wie lange, wie oft, wie hoch, wie groß, wie alt, wie weit, "
        "wie schwer, wie tief, wie breit, wie schnell, wie teuer, welcher prozentsatz, "
        "welchen prozentsatz, welche anzahl, welche höhe, welcher anteil"
    ),
    person="wer, wen, wem, wessen, welche person, welcher mann, welche frau",
    place=(
        "wo, woher, wohin, in welcher stadt, welche stadt, welcher stadt, welchem land, "
        "welches land, welchem ort, welcher ort, welchem staat, welcher staat, welche region, "
        "welcher region"
    ),
    months=(
        "januar jänner februar feber märz april mai juni juli august september oktober november "
        "dezember jahrhundert jahrhunderts jahrzehnt"
    ),
    days="montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag",
    numerals=(
        "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "zwanzig dreißig vierzig fünfzig hundert tausend million millionen milliarde milliarden "
        "dutzend hälfte viertel drittel zweimal dreimal doppelt"
    ),
    at="in im aus bei nach nahe",
    abbreviations=(
        "-str z.zt bzw vgl ca evtl ggf sog inkl zzgl bspw mio mrd tsd hrsg dr prof dipl ing hr "
        "fr st str geb gest jh jhd chr z.b d.h u.a i.d.r o.ä z.t v.a s.o s.u allg bes ehem eigtl "
        "entspr gem insb max min mind resp svw tel urspr verh wiss zit zw"
    ),
    numbered="nr abb bd kap art abs aufl s tab",
    closing="usw etc u.a u.ä o.ä u.s.w jh jhd chr v.chr n.chr",
    signs="$ dollar € euro £ pfund ¥ yen % prozent",
    capital_nouns=True,
    compounds=True,
)
