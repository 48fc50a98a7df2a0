"""Turkish."""

from __future__ import annotations

from qa_bot.language.languages import Language

LANGUAGE = Language(
    code="tr",
    name="Turkish",
    stemmer="turkish",
    asking=(
        "ne neyi neye neyin neden neler nelerdir nedir niçin niye kim kimi kime kimin kimden "
        "kimler kimdir kiminle hangi hangisi hangileri nerede nereye nereden neresi nerededir "
        "nasıl nasıldır kaç kaçı kaçıncı kaçta mı mi mu mü mıdır midir mudur müdür mıydı miydi "
        "ben bana beni benim bende biz bize bizi bizim sen sana seni senin siz size sizi sizin"
    ),
    auxiliaries=(
        "idi imiş ise olan olarak oldu olduğu olduğunu olmuş olmuştur olur olacak olması olmak "
        "olup olduğuna olabilir vardır var vardı yok yoktu yoktur değil değildir değildi etti "
        "eder edilen edildi eden etmek ettiği etmiştir edilmiştir edilir ediyor yaptı yapar "
        "yapan yapıldı yapılan yapmak yapılmıştır gerekir gerek lazım dedi söyledi söyler diyor"
    ),
    function=(
        "bir bu şu o bunlar şunlar onlar bunun bunu buna bunda bundan şunu onun onu ona onda "
        "ondan onların onları onlara kendi kendisi kendisini kendini ve veya ya da de ki ile "
        "için gibi kadar göre doğru karşı rağmen önce sonra beri dolayı üzere itibaren dışında "
        "içinde içine içinden üzerinde üzerine üzerinden altında altına arasında arasındaki "
        "yanında hakkında boyunca tarafından sırasında nedeniyle sayesinde ama fakat ancak lakin "
        "çünkü eğer hem her hiç hiçbir bazı birçok pek çok az daha en fazla tüm bütün tümü hepsi "
        "başka diğer diğerleri aynı böyle şöyle öyle yalnızca sadece bile artık henüz hala zaten "
        "yine ayrıca burada şurada orada şimdi biri birisi birkaç şey herhangi ilgili yani olsa "
        "biraz iken"
    ),
    light=(
        "adı ad adlı adında ismi isim isimleri denir denilen denilmektedir bilinen bilinir "
        "bilinmektedir yıl yılı yılında yılda yıllar yıllarında yılındaki gün günü zaman zamanda "
        "zamanı kez kere tür türü türleri türde tip çeşit şekilde şekli yol kısmı parça sayısı "
        "sayı miktarı miktar örnek örneği nedeni sebebi yer yeri yerde kişi kişinin kişiler "
        "insan insanlar kelime terim ilk birinci son yeni farklı çeşitli ana bulunan bulunur "
        "bulunmaktadır bulunuyor bulundu kullanılan kullanılır kullandı kullanır kullanılmıştır "
        "verdi veren verilen verilir aldı alan almıştır kabul sayılır başladı oranı rolü tarih "
        "tarihi tarihinde metin makale yüzdesi"
    ),
    pronouns="o bu bunlar onlar bunun onun bunu",
    time=(
        "ne zaman, hangi yıl*, kaç yılında, hangi tarih*, hangi gün*, hangi ay*, hangi yüzyıl*, "
        "kaçıncı yüzyıl*, hangi dönem*, kaç yılına"
    ),
    number=(
        "kaç, kaçı, ne kadar*, yüzde kaç*, kaçta, ne sıklıkta, ne kadarlık, kaç yaşında, "
        "sayısı kaçtır"
    ),
    person="kim*, hangi kişi*",
    place=(
        "nerede*, nereye, nereden, neresi*, hangi şehir*, hangi ülke*, hangi kent*, "
        "hangi eyalet*, hangi bölge*, hangi yer*"
    ),
    months=(
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık yüzyıl "
        "yüzyılda yüzyılın"
    ),
    days="pazartesi salı çarşamba perşembe cuma cumartesi pazar",
    numerals=(
        "iki üç dört beş altı yedi sekiz dokuz on yirmi otuz kırk elli altmış yetmiş seksen "
        "doksan yüz bin milyon milyar yarısı yarım çeyrek üçte"
    ),
    abbreviations=(
        "a.ş dr prof doç av mah cad sok bkz örn yy m.ö m.s ltd şti sn tel yrd gen alb müh"
    ),
    numbered="no s sf nr md",
    closing="vb vs",
    signs="$ dolar € avro £ sterlin ¥ yen % yüzde",
    suffixed=True,
)
