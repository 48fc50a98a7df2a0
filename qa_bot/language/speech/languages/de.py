"""Who said what in German."""

from __future__ import annotations

from qa_bot.language.speech.languages import SpeechWords

WORDS = SpeechWords(
    saying=(
        "spottete klagte klagt resümierte kommentierte sagt sagte sagten sagen erklärt erklärte "
        "erklärten erklären meint meinte meinten betont betonte betonten berichtet berichtete "
        "berichteten behauptet behauptete behaupteten erzählt erzählte erzählten antwortet "
        "antwortete antworteten erwidert erwiderte ergänzte ergänzt schrieb schrieben schreibt "
        "versichert versicherte versicherten bestätigt bestätigte bestätigten äußerte äußerten "
        "erläutert erläuterte unterstrich unterstreicht verkündete verkündeten warnt warnte "
        "warnten mahnt mahnte glaubt glaubte findet fand vermutet vermutete prophezeite "
        "entgegnete entgegnet bemerkte bemerkt versprach verspricht beteuerte beteuert beklagte "
        "beklagt sprach spricht rief fragte fragt flüsterte murmelte mitteilte mitteilt "
        "mitteilten ankündigte hinzufügte bekanntgab ausführte urteilte urteilt schätzt schätzte "
        "hofft hoffte fordert forderte forderten"
    ),
    judging=(
        "kritisiert gefordert angekündigt verlangt gelobt bestritten gewarnt kritisiert "
        "kritisierte kritisierten lobt lobte lobten verlangt verlangte verlangten fordert "
        "forderte forderten verurteilt verurteilte verurteilten begrüßt begrüßte begrüßten "
        "bestreitet bestritt bestritten dementiert dementierte befürwortet befürwortete bedauert "
        "bedauerte beklagt beklagte warnt warnte warnten"
    ),
    many=(
        "sagten sagen erklärten erklären meinten betonten berichteten behaupteten erzählten "
        "antworteten schrieben versicherten bestätigten äußerten verkündeten warnten kritisierten "
        "lobten verlangten forderten verurteilten begrüßten bestritten teilten gaben kündigten"
    ),
    participles=(
        "gesagt erklärt betont behauptet geäußert versichert bestätigt geschrieben mitgeteilt "
        "angekündigt gewarnt gefordert kritisiert versprochen zugegeben berichtet verkündet "
        "gemeint erzählt bestritten verlangt gelobt"
    ),
    auxiliaries="hat hatte haben hatten habe",
    apart=(
        "teilte mit, teilt mit, teilten mit, gab bekannt, gibt bekannt, gaben bekannt, gab zu, "
        "gibt zu, kündigte an, kündigt an, kündigten an, fügte hinzu, fügt hinzu, führte aus, "
        "räumte ein, räumt ein, wies zurück, weist zurück, lehnte ab, lehnt ab, legte dar, sprach "
        "aus, wandte ein, merkte an, rief auf"
    ),
    that="dass daß",
    clause_follows=True,
    like="wie",
    sources=(
        "laut, nach angaben von, nach aussage von, nach aussagen von, nach ansicht von, nach "
        "meinung von, nach den worten von, nach worten von, so, nach überzeugung von"
    ),
    sources_behind="zufolge",
    pronouns="er:m sie:f",
    indefinite="ein eine",
    articles="der die das ein eine dem den des",
    titles=(
        "herr:m herrn:m frau:f dr:. dr.:. prof:. prof.:. professor:m professorin:f sir:m lord:m "
        "lady:f papst:m könig:m königin:f prinz:m prinzessin:f pfarrer:m pater:m schwester:f"
    ),
    roles=(
        "präsident präsidentin kanzler kanzlerin minister ministerin sprecher sprecherin chef "
        "chefin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin vorsitzende "
        "vorsitzender vorsitzenden direktor direktorin leiter leiterin abgeordnete abgeordneter "
        "senator senatorin botschafter botschafterin general generalin anwalt anwältin richter "
        "richterin trainer trainerin forscher forscherin experte expertin autor autorin "
        "schriftsteller schriftstellerin regisseur regisseurin mutter vater bruder tochter sohn "
        "bauer bäuerin lehrer lehrerin arzt ärztin zeuge zeugin gründer gründerin intendant "
        "intendantin historiker historikerin förster försterin müller müllerin fischer fischerin "
        "bäcker bäckerin kapitän kapitänin polizist polizistin kollege kollegin händler händlerin "
        "nachbar nachbarin sekretär sekretärin generalsekretär generalsekretärin kommissar "
        "kommissarin gouverneur gouverneurin politiker politikerin landrat landrätin bischof "
        "bischöfin premier vize beauftragte beauftragter wirt wirtin imker imkerin"
    ),
    role_endings=(
        "präsident präsidentin kanzler kanzlerin minister ministerin sprecher sprecherin chef "
        "chefin meister meisterin vorsitzende vorsitzender direktor direktorin leiter leiterin "
        "abgeordnete abgeordneter sekretär sekretärin kommissar kommissarin politiker politikerin "
        "beauftragte beauftragter anwalt anwältin richter richterin trainer trainerin forscher "
        "forscherin expertin experte wissenschaftler wissenschaftlerin ökonom ökonomin vorstand "
        "führer führerin rätin loge login"
    ),
    links="der des von vom für im in aus den dem beim",
    particles="von van der den de zu di da del la al bin ter",
    no_names=(
        "zunächst heute gestern morgen später dann danach daraufhin schließlich zuletzt kürzlich "
        "bereits schon damals dort hier jetzt nun oft manchmal einst anschließend zuvor vorher "
        "außerdem zudem ferner dabei deshalb daher trotzdem dennoch allerdings vielmehr "
        "tatsächlich offenbar zugleich gleichzeitig inzwischen mittlerweile kurz erneut wiederum "
        "ebenso ähnlich öffentlich offiziell schriftlich einmal immer selten häufig meist "
        "vielleicht natürlich anfangs endlich plötzlich leise laut wochen tage monate jahre "
        "stunden minuten montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag "
        "januar februar märz april mai juni juli august september oktober november dezember "
        "anfang mitte ende journalisten reportern reporter abgeordneten zuhörern medien berichten "
        "anhängern gesetz vertrag bericht umfrage polizei feuerwehr regierung opposition partei "
        "behörde behörden studie artikel paragraf statistik plan medienberichten medienbericht "
        "agenturberichten angaben gott grund gründe teile gast gäste"
    ),
    meanwhile=(
        "auch jedoch aber hingegen dagegen dann später zudem außerdem am im in bei vor nach "
        "selbst wiederum gestern heute kürzlich nun"
    ),
    nominatives=(
        "der die das ein eine einer eines dieser diese dieses jener jene jeder jede kein keine "
        "man alle viele einige manche beide mehrere ich du er sie es wir ihr wer jemand"
    ),
    objects="dem den des einem einen",
    listening="dem der einem einer",
    also="auch selbst",
    nots="nicht nie niemals kein keine keinen kaum weder",
    supposing="wenn falls ob sofern angenommen würde hätte",
    depending="als nachdem während weil da obwohl bevor sobald wenn falls um ohne statt seit",
    capital_nouns=True,
    what="was, was alles, was genau, was noch",
    doing="hat hatte haben hatten",
    asked=(
        "sagt sagte sagten sagen gesagt meint meinte gemeint erklärt erklärte äußerte geäußert "
        "schrieb schreibt geschrieben hält denkt dachte glaubt behauptet behauptete betonte "
        "betont berichtete berichtet erzählte erzählt gesprochen sprach"
    ),
    about="über zu zum zur bezüglich dazu darüber",
    who="wer",
)
