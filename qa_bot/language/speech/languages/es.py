"""Who said what in Spanish."""

from __future__ import annotations

from qa_bot.language.speech.languages import SpeechWords

WORDS = SpeechWords(
    saying=(
        "denunció denuncia lamenta sentenció bromeó ironizó zanjó dijo dice decía dijeron dicen "
        "afirmó afirma afirmaba afirmaron declaró declara declararon aseguró asegura aseguraba "
        "aseguraron señaló señala señalaron explicó explica explicaba explicaron añadió añade "
        "agregó agrega respondió responde respondieron contestó contesta comentó comenta sostuvo "
        "sostiene sostienen subrayó subraya destacó destaca recordó recuerda escribió escribe "
        "escribieron insistió insiste advirtió advierte advirtieron indicó indica indicaron "
        "manifestó manifiesta manifestaron expresó expresa aclaró aclara admitió admite reconoció "
        "reconoce prometió promete confirmó confirma confirmaron anunció anuncia anunciaron "
        "apuntó apunta opinó opina opinan cree creía creen piensa pensaba considera consideraba "
        "consideró confesó confiesa contó cuenta relató relata preguntó pregunta gritó grita "
        "murmuró susurró exclamó replicó reiteró reitera concluyó concluye precisó precisa estimó "
        "estima teme espera lamentó lamenta informó informa informaron"
    ),
    judging=(
        "criticado denunciado condenado exigido pedido negado rechazado lamentado defendido "
        "anunciado criticó critica criticaba criticaron denunció denuncia condenó condena "
        "condenaron elogió elogia exigió exige exigieron reclamó reclama pidió pide pidieron negó "
        "niega negaron rechazó rechaza rechazaron lamentó lamenta defendió defiende celebró "
        "anunció anuncia"
    ),
    many=(
        "dijeron dicen afirmaron declararon aseguraron señalaron explicaron respondieron "
        "sostienen escribieron advirtieron indicaron manifestaron confirmaron anunciaron opinan "
        "creen informaron criticaron condenaron exigieron pidieron negaron rechazaron han habían"
    ),
    participles=(
        "dicho afirmado declarado asegurado señalado explicado añadido agregado respondido "
        "contestado comentado sostenido subrayado destacado recordado escrito insistido advertido "
        "indicado manifestado expresado aclarado admitido reconocido prometido confirmado "
        "anunciado apuntado opinado confesado contado relatado reiterado concluido precisado "
        "criticado denunciado condenado exigido pedido negado rechazado lamentado defendido "
        "informado"
    ),
    auxiliaries="ha han había habían",
    that="que",
    like="como según tal",
    sources="según, de acuerdo con, en palabras de, a juicio de, en opinión de",
    pronouns="él:m ella:f",
    indefinite="un una",
    articles="el la los las un una su sus lo",
    titles=(
        "sr:m sr.:m sra:f sra.:f señor:m señora:f señorita:f don:m doña:f dr:m dr.:m dra:f dra.:f "
        "doctor:m doctora:f profesor:m profesora:f papa:m rey:m reina:f príncipe:m princesa:f "
        "padre:m fray:m sor:f sir:m lord:m"
    ),
    roles=(
        "presidente presidenta ministro ministra primer primera jefe jefa portavoz director "
        "directora alcalde alcaldesa responsable secretario secretaria diputado diputada senador "
        "senadora canciller gobernador gobernadora embajador embajadora general abogado abogada "
        "juez jueza fiscal entrenador entrenadora seleccionador investigador investigadora autor "
        "autora escritor escritora cineasta madre padre hermano hermana hijo hija agricultor "
        "agricultora médico médica testigo fundador fundadora historiador historiadora panadero "
        "panadera molinero molinera pescador pescadora capitán capitana policía vecino vecina "
        "consejero consejera candidato candidata obispo experto experta economista líder "
        "dirigente presidenta vicepresidente vicepresidenta delegado delegada concejal concejala "
        "maestro maestra guarda farero farera pastor pastora comisario comisaria"
    ),
    links="de del para en al a",
    particles="de del la las los y von van der da di",
    no_names="lunes martes miércoles jueves viernes sábado domingo",
    meanwhile=(
        "también además después luego ayer hoy este esta el lunes martes entonces asimismo ya "
        "siempre incluso sin embargo más tarde le les nos me se lo la en"
    ),
    also="también incluso y pero",
    nots="no nunca jamás nadie tampoco ningún ninguna",
    supposing="si cuando habría",
    depending="cuando si aunque mientras como tras al después antes para sin",
    what="qué, qué es lo que, qué más, que",
    doing="ha han había",
    asked=(
        "dijo dice decía dicho decir afirmó afirma afirmado declaró declara declarado aseguró "
        "asegura piensa pensaba opina opinó opinado escribió escribe explicó explica explicado "
        "comentó comenta señaló contó cuenta respondió responde anunció anuncia"
    ),
    about="sobre acerca respecto",
    of="de del",
    who="quién, quiénes, quien",
    drops_pronouns=True,
    role_endings=(
        "ministro ministra presidente presidenta director directora alcalde alcaldesa secretario "
        "secretaria gobernador gobernadora"
    ),
)
