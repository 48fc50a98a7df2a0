"""Portuguese."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="pt",
    name="Portuguese",
    stemmer="portuguese",
    asking=(
        "quem que quê qual quais quando quanto quanta quantos quantas onde aonde como porque "
        "porquê eu me mim meu minha meus minhas nós nos nosso nossa nossos nossas tu te ti teu "
        "tua você vocês vós"
    ),
    auxiliaries=(
        "é são era eram foi foram ser sido sendo seja sejam será serão seria seriam está estão "
        "estava estavam esteve estiveram estar há havia houve haver haverá tem têm tinha tinham "
        "teve tiveram ter tido tenha pode podem podia podiam pôde poderia poderiam poder deve "
        "devem devia deviam deveria deveriam dever quer querem vai vão ia iam diz dizem disse "
        "disseram dizer dito costuma"
    ),
    function=(
        "o a os as um uma uns umas ao à aos às do da dos das no na nas num numa nuns numas pelo "
        "pela pelos pelas de em por para com sem sob sobre entre até desde contra perante após "
        "durante conforme segundo mediante e ou nem mas porém contudo se pois porquanto embora "
        "enquanto este esta isto estes estas esse essa isso esses essas aquele aquela aquilo "
        "aqueles aquelas deste desta destes destas desse dessa neste nesta nesse nessa daquele "
        "daquela ele ela eles elas lhe lhes si seu sua seus suas dele dela deles delas cujo cuja "
        "cujos cujas não sim já mais menos muito muita muitos muitas pouco pouca poucos poucas "
        "tão tanto tanta tantos todo toda todos todas tudo outro outra outros outras mesmo mesma "
        "mesmos mesmas cada qualquer algum alguma alguns algumas nenhum nenhuma nada ninguém "
        "algo alguém também só apenas somente além assim então depois antes aqui ali lá aí "
        "sempre nunca ainda logo agora ambos exceto"
    ),
    light=(
        "ano anos dia dias vez vezes tempo hora nome nomes chama chamam chamou chamado chamada "
        "chamava conhecido conhecida tipo tipos espécie forma formas modo maneira parte partes "
        "número quantidade exemplo exemplos razão motivo lugar lugares local coisa coisas pessoa "
        "pessoas gente palavra termo primeiro primeira primeiros último última novo nova novos "
        "novas diferentes vários várias faz fazem fez fizeram fazer feito dá dão deu dar dado "
        "encontra encontram encontrar encontrado usa usam usou usar usado utiliza utilizam "
        "utilizado considera considerado considerada acontece aconteceu ocorre ocorreu começou "
        "porcentagem percentagem papel data aproximadamente cerca principal principais artigo "
        "texto"
    ),
    pronouns=(
        "ele ela eles elas este esta isto estes estas esse essa isso esses essas seu sua seus suas"
    ),
    time=(
        "quando, em que ano, que ano, em qual ano, qual ano, em que data, qual data, que dia, "
        "qual dia, que mês, que século, qual século, que década, desde quando, até quando"
    ),
    number=(
        "quant*, que porcentagem, qual porcentagem, qual percentagem, que percentagem, "
        "que quantidade, qual o número, que idade, qual a população, qual é a população, "
        "qual a altura, qual é o número"
    ),
    person="quem, a quem, de quem, com quem, por quem, para quem, que pessoa, qual pessoa",
    place=(
        "onde, aonde, de onde, em que cidade, que cidade, qual cidade, que país, qual país, "
        "que estado, qual estado, que lugar, que região, qual região, que rio"
    ),
    months=(
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
        "dezembro século década"
    ),
    days="segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
    numerals=(
        "dois duas três quatro cinco seis sete oito nove dez onze doze treze catorze quatorze "
        "quinze vinte trinta quarenta cinquenta cem cento centenas mil milhares milhão milhões "
        "bilhão bilhões metade terço quarto dúzia dobro"
    ),
    at="em no na de desde até para",
    abbreviations=(
        "sr sra srs dr dra drs prof profa eng d ex p.ex av tel min máx séc aprox cia ltda s.a "
        "v.exa exmo"
    ),
    numbered="n nº núm p pp pág art cap fig vol",
    closing="etc a.c d.c",
    signs="$ dólar € euro £ libra ¥ iene % cento",
)
