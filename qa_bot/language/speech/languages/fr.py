"""Who said what in French."""

from __future__ import annotations

from qa_bot.language.speech.languages import SpeechWords

WORDS = SpeechWords(
    saying=(
        "indigne indignait indigna étonne étonna déplore regrette résuma avoue avoua plaide dit "
        "disait disent affirme affirmait affirma affirment déclare déclarait déclara déclarent "
        "assure assurait assura assurent estime estimait estima estiment explique expliquait "
        "expliqua expliquent raconte racontait raconta répond répondait répondit répondent "
        "précise précisait précisa ajoute ajoutait ajouta souligne soulignait souligna rappelle "
        "rappelait rappela écrit écrivait écrivit confie confiait confia promet promettait promit "
        "avertit avertissait reconnaît reconnaissait reconnut admet admettait admit soutient "
        "soutenait soutint insiste insistait insista poursuit conclut murmure murmurait murmura "
        "cria crie lança lance s'écria juge jugeait pense pensait croit croyait craint craignait "
        "espère espérait annonce annonçait annonça annoncent indique indiquait indiqua indiquent "
        "confirme confirmait confirma confirment demande demandait demanda prévient prévenait "
        "répliqua réplique répète répéta observe observa remarque remarqua martèle martela "
        "témoigne résume renchérit rétorque rétorqua"
    ),
    judging=(
        "confirmé critiqué dénoncé condamné salué réclamé exigé démenti nié rejeté déploré "
        "regretté annoncé critique critiquait critiqua dénonce dénonçait dénonça condamne "
        "condamnait condamna salue saluait salua réclame réclamait réclama exige exigeait exigea "
        "dément démentit nie nia niait rejette rejeta déplore déplorait déplora regrette "
        "regrettait annonce annonça"
    ),
    many=(
        "disent affirment déclarent assurent estiment expliquent répondent annoncent indiquent "
        "confirment ont avaient"
    ),
    participles=(
        "dit affirmé déclaré assuré estimé expliqué raconté répondu précisé ajouté souligné "
        "rappelé écrit confié promis averti reconnu admis soutenu insisté conclu murmuré crié "
        "lancé jugé annoncé indiqué confirmé demandé prévenu répliqué répété observé remarqué "
        "martelé témoigné résumé critiqué dénoncé condamné salué réclamé exigé démenti nié rejeté "
        "déploré regretté poursuivi"
    ),
    auxiliaries="a ont avait avaient",
    that="que qu",
    like="comme",
    sources="selon, d'après, d’après, de l'avis de, aux yeux de",
    pronouns="il:m elle:f",
    indefinite="un une",
    articles="le la les un une son sa ses leur",
    clitics="s'",
    elided="l d qu",
    titles=(
        "m:m m.:m mme:f mlle:f monsieur:m madame:f mademoiselle:f me:. maître:. dr:. docteur:. "
        "professeur:. sir:m lord:m lady:f pape:m roi:m reine:f prince:m princesse:f abbé:m père:m "
        "sœur:f frère:m"
    ),
    roles=(
        "président présidente ministre premier première chef cheffe porte-parole directeur "
        "directrice maire maires responsable secrétaire patron patronne député députée sénateur "
        "sénatrice chancelier chancelière gouverneur gouverneure ambassadeur ambassadrice général "
        "générale avocat avocate juge procureur procureure entraîneur entraîneuse sélectionneur "
        "chercheur chercheuse professeur professeure auteur auteure écrivain écrivaine "
        "réalisateur réalisatrice mère père frère sœur fils fille agriculteur agricultrice "
        "médecin témoin fondateur fondatrice historien historienne boulanger boulangère meunier "
        "meunière pêcheur pêcheuse capitaine policier policière voisin voisine commissaire "
        "candidat candidate évêque expert experte économiste habitant habitante conseiller "
        "conseillère leader dirigeant dirigeante préfet préfète berger bergère instituteur "
        "institutrice gardien gardienne curé"
    ),
    links="de du des d à au aux en pour chargé chargée dans",
    particles="de du des la le d von van der den di da del ben al el",
    no_names="lundi mardi mercredi jeudi vendredi samedi dimanche",
    meanwhile=(
        "aussi également ensuite alors enfin donc encore notamment pourtant toutefois cependant "
        "aujourd'hui hier lundi déjà plus tard puis bien toujours simplement souvent lui "
        "elle-même lui-même le la l en dans à ce cette matin soir"
    ),
    also="même aussi et mais",
    nots="n ne pas jamais rien personne aucun aucune",
    supposing="si s'il lorsque quand aurait auraient que",
    depending="quand lorsque si comme puisque après avant tandis alors bien pour sans en",
    what="qu'a, qu'ont, qu'avait, que, qu'est-ce que, qu'est-ce qu', de quoi, qu'en, que pense",
    doing="a ont avait est-ce",
    asked=(
        "dit dire disait affirme affirmé déclare déclaré pense pensait pensé écrit raconté "
        "raconte expliqué explique répondu répond estime estimé annoncé annonce parlé parle "
        "assuré assure"
    ),
    about="sur concernant propos sujet",
    of="du des de d",
    who="qui, qui est-ce qui",
    role_endings="ministre président présidente directeur directrice",
)
