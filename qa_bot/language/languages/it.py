"""Italian."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="it",
    name="Italian",
    stemmer="italian",
    asking=(
        "chi cosa che quale quali qual quando quanto quanta quanti quante dove dov come com "
        "perché io mi me mio mia miei mie noi ci nostro nostra nostri nostre tu ti te tuo tua "
        "voi vi vostro vostra"
    ),
    auxiliaries=(
        "è sono era erano fu furono essere stato stata stati state sia siano sarà saranno "
        "sarebbe sarebbero ha hanno ho aveva avevano ebbe ebbero avere avuto abbia abbiano può "
        "possono poteva potevano potuto potrebbe potrebbero potere deve devono doveva dovevano "
        "dovrebbe dovrebbero dovere vuole vogliono viene vengono veniva venivano venne vennero "
        "dice disse dicono detto dire va vanno"
    ),
    function=(
        "il lo la i gli le l un uno una al allo alla ai agli alle del dello della dei degli "
        "delle dal dallo dalla dai dagli dalle nel nello nella nei negli nelle sul sullo sulla "
        "sui sugli sulle col di a da in con su per tra fra e ed o oppure né ma però anche se non "
        "sì no poiché mentre dopo prima durante senza sotto sopra verso contro presso secondo "
        "entro oltre fino dentro fuori questo questa questi queste quello quella quelli quelle "
        "quei quegli ciò egli lui lei ella esso essa essi esse loro si suo sua suoi sue cui più "
        "meno molto molta molti molte poco poca pochi poche troppo tanto tanta tanti tante tutto "
        "tutta tutti tutte altro altra altri altre stesso stessa stessi stesse ogni ciascuno "
        "alcuno alcuna alcuni alcune qualche nessuno nessuna niente nulla qualcuno qualcosa già "
        "ancora sempre mai solo soltanto così quindi allora poi qui qua lì là ora adesso inoltre "
        "infatti ad od circa"
    ),
    light=(
        "anno anni giorno giorni volta volte tempo nome nomi chiama chiamano chiamato chiamata "
        "chiamava noto nota conosciuto conosciuta tipo tipi genere forma modo modi parte parti "
        "numero quantità esempio esempi ragione motivo luogo posto cose persona persone gente "
        "parola termine primo primi prime ultimo ultima ultimi nuovo nuova nuovi nuove diversi "
        "diverse vari varie fa fanno fece fecero fare fatto dà danno diede dare dato trova "
        "trovano trovare trovato usa usano usò usare usato utilizza utilizzano utilizzato "
        "considera considerato considerata accade accadde successe succede iniziò inizia "
        "cominciò percentuale ruolo data principale principali articolo testo"
    ),
    pronouns="egli ella esso essa essi lui lei loro questo questa questi queste ciò suo sua suoi",
    time=(
        "quando, in che anno, che anno, in quale anno, quale anno, quali anni, in che data, "
        "quale data, che giorno, quale giorno, quale mese, quale secolo, che secolo, "
        "quale decennio, quale epoca, da quando"
    ),
    number=(
        "quant*, quale percentuale, che percentuale, quale numero, quale quantità, che età, "
        "quale età, qual è la popolazione, qual è il numero, qual è l altezza"
    ),
    person="chi, a chi, di chi, con chi, da chi, per chi, quale persona",
    place=(
        "dove, dov, in quale città, quale città, che città, quale paese, quale stato, "
        "quale luogo, quale regione, quale fiume, quale isola"
    ),
    months=(
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
        "dicembre secolo decennio"
    ),
    days="lunedì martedì mercoledì giovedì venerdì sabato domenica",
    numerals=(
        "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici venti trenta quaranta cinquanta cento centinaia mille mila milione milioni "
        "miliardo miliardi metà terzo quarto dozzina doppio"
    ),
    at="in a da presso verso",
    abbreviations=(
        "sig sigg sig.ra dott dott.ssa prof prof.ssa ing avv arch on es cfr ca s.p.a s.r.l p.es "
        "min max tel corso via p.za"
    ),
    numbered="n nr p pp pag art cap fig vol sec",
    closing="ecc a.c d.c etc",
    elided=(
        "l d un dell all dall nell sull coll quell quest s c m t v n bell sant anch cos dov com "
        "qual"
    ),
    signs="$ dollaro € euro £ sterlina ¥ yen % cento",
)
