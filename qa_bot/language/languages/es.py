"""Spanish."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="es",
    name="Spanish",
    stemmer="spanish",
    asking=(
        "qué quién quiénes cuál cuáles cuándo cuánto cuánta cuántos cuántas dónde adónde cómo "
        "por porqué yo me mí mi mis conmigo nosotros nos nuestro nuestra nuestros nuestras tú te "
        "ti tu tus usted ustedes"
    ),
    auxiliaries=(
        "es son era eran fue fueron ser sido siendo sea sean será serán sería serían está están "
        "estaba estaban estuvo estuvieron estar estado esté ha han he hemos había habían hubo "
        "haber habrá habría haya hayan hay tiene tienen tenía tenían tuvo tuvieron tener tenido "
        "puede pueden podía podían pudo podría podrían poder debe deben debía debería deberían "
        "deber suele suelen quiere quieren va van iba iban dice dijo dijeron decir dicho"
    ),
    function=(
        "el la los las lo un una unos unas al del de a en con sin sobre entre para hacia hasta "
        "desde durante mediante según contra bajo ante tras y e o u ni pero sino aunque si "
        "porque pues como cuando donde que quien quienes cual cuyo cuya cuyos cuyas este esta "
        "esto estos estas ese esa eso esos esas aquel aquella aquello aquellos aquellas él ella "
        "ello ellos ellas le les se su sus suyo suya suyos suyas no sí ya más menos muy mucho "
        "mucha muchos muchas poco poca pocos tan tanto tanta tantos todo toda todos todas otro "
        "otra otros otras mismo misma mismos mismas cada cualquier alguno alguna algún algunos "
        "algunas ninguno ninguna ningún nada nadie algo alguien también tampoco solo sólo además "
        "así entonces luego después antes aquí allí ahí siempre nunca mientras aún todavía "
        "incluso excepto ambos ambas"
    ),
    light=(
        "año años día días vez veces tiempo hora nombre nombres llama llaman llamó llamaba "
        "llamado llamada conocido conocida conoce tipo tipos clase forma formas manera parte "
        "partes número cantidad ejemplo ejemplos razón motivo lugar lugares cosa cosas persona "
        "personas gente palabra término primer primero primera primeros último última últimos "
        "nuevo nueva nuevos nuevas diferentes distintos varios varias hace hacen hizo hicieron "
        "hacer hecho da dan dio dieron dar dado encuentra encuentran encontrar encontró usa usan "
        "usó usar utiliza utilizan utilizó utilizar considera consideran considerado ocurre "
        "ocurrió sucede sucedió empezó comenzó porcentaje papel fecha aproximadamente principal "
        "principales artículo texto incluye incluyen"
    ),
    pronouns=(
        "él ella ello ellos ellas este esta esto estos estas ese esa eso esos esas su sus dicho "
        "dicha"
    ),
    time=(
        "cuándo, en qué año, qué año, qué años, en qué fecha, qué fecha, qué día, qué mes, "
        "qué siglo, qué década, qué época, desde cuándo, hasta cuándo"
    ),
    number=(
        "cuánt*, qué porcentaje, qué cantidad, qué número, qué edad, qué proporción, "
        "con qué frecuencia, cuál es la población, cuál es la altura, cuál es la longitud, "
        "cuál era la población"
    ),
    person=(
        "quién*, a quién*, de quién*, con quién*, por quién*, para quién*, qué persona, en quién*"
    ),
    place=(
        "dónde, adónde, de dónde, en dónde, en qué ciudad, qué ciudad, qué país, qué estado, "
        "qué lugar, qué región, qué pueblo, qué río, qué isla, qué provincia"
    ),
    months=(
        "enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre "
        "noviembre diciembre siglo década"
    ),
    days="lunes martes miércoles jueves viernes sábado domingo",
    numerals=(
        "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte "
        "treinta cuarenta cincuenta cien ciento cientos mil miles millón millones mitad tercio "
        "cuarto docena doble"
    ),
    at="en de desde hasta hacia",
    abbreviations=(
        "uu sr sra srta srs sres dr dra drs prof profa lic ing arq d dña don ud uds vd vds ee.uu "
        "aa.vv av avda c pza gral cnel tte sta sto p.ej aprox depto dpto admón cía ej máx mín tel"
    ),
    numbered="n núm no pág págs p pp art cap fig vol t",
    closing="etc a.c d.c ee.uu uu",
    signs="$ dólar € euro £ libra ¥ yen % ciento",
)
