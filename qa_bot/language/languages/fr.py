"""French."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="fr",
    name="French",
    stemmer="french",
    asking=(
        "qui que quoi quel quelle quels quelles lequel laquelle lesquels lesquelles duquel "
        "auquel quand combien où comment pourquoi je me moi mon ma mes nous notre nos tu te toi "
        "ton ta tes vous votre vos est-ce"
    ),
    auxiliaries=(
        "est sont était étaient fut furent être été étant sera seront serait seraient soit "
        "soient ai as a ont avait avaient eut eurent avoir eu ayant aura auront aurait auraient "
        "ait aient peut peuvent pouvait pouvaient pu pourrait pourraient pouvoir doit doivent "
        "devait devaient devrait devraient devoir dû veut veulent voulait va vont allait dit "
        "dire disait fait font faisait faire"
    ),
    function=(
        "le la les l un une des du de d au aux à en dans par pour sur sous avec sans chez entre "
        "vers contre depuis pendant durant avant après dès jusque jusqu lors selon malgré parmi "
        "hors et ou ni mais donc or car si comme lorsque lorsqu puisque puisqu quoique parce "
        "afin alors ainsi ce c cet cette ces celui celle ceux celles ceci cela ça il ils elle "
        "elles on se s lui leur leurs eux son sa ses y dont ne n pas plus moins très trop peu "
        "beaucoup tout toute tous toutes autre autres même mêmes chaque aucun aucune quelque "
        "quelques certains certaines plusieurs rien personne aussi non oui ici là bien encore "
        "déjà toujours jamais souvent seulement qu j m t quelqu tant tel telle tels telles voici "
        "voilà notamment également ensuite puis"
    ),
    light=(
        "an ans année années jour jours fois temps heure nom noms appelle appellent appelé "
        "appelée appelait nommé connu connue type types sorte genre forme manière façon partie "
        "parties nombre quantité exemple exemples raison raisons lieu lieux endroit chose choses "
        "personnes gens mot terme premier première premiers premières dernier dernière derniers "
        "nouveau nouvelle nouveaux nouvelles différents différentes divers prend prendre pris "
        "donne donner donné met mettre mis trouve trouvent trouver trouvé utilise utilisent "
        "utilisé utiliser considéré considère passe passé commence commencé pourcentage rôle "
        "date principal principale principaux environ article texte"
    ),
    pronouns="il elle ils elles ce cet cette ces cela son sa ses leur leurs",
    time=(
        "quand, en quelle année, quelle année, quelles années, quelle date, quel jour, "
        "quel mois, quel siècle, quelle décennie, quelle époque, depuis quand, jusqu quand, "
        "à quel moment"
    ),
    number=(
        "combien, quel pourcentage, quel nombre, quelle quantité, quel âge, quelle proportion, "
        "quelle hauteur, quelle longueur, quelle part, quelle distance, quelle population, "
        "quel montant"
    ),
    person="qui, à qui, de qui, avec qui, par qui, pour qui, chez qui, quelle personne",
    place=(
        "où, d où, dans quelle ville, quelle ville, quel pays, quel état, quel endroit, "
        "quel lieu, quelle région, quel fleuve, quelle île, quel village"
    ),
    months=(
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre "
        "siècle décennie"
    ),
    days="lundi mardi mercredi jeudi vendredi samedi dimanche",
    numerals=(
        "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "vingt trente quarante cinquante soixante cent cents mille million millions milliard "
        "milliards moitié tiers quart douzaine dizaine centaine double"
    ),
    at="à au aux en dans de près",
    abbreviations=(
        "j.-c mme m mm mmes mlle mlles me dr pr st ste cf env éd ex bd av apr p.ex c.-à-d tél "
        "min max réf"
    ),
    numbered="n no nos p pp art chap fig vol t",
    closing="etc j.-c",
    elided="l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu",
    signs="$ dollar € euro £ livre ¥ yen % pourcent",
)
