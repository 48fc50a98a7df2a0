"""What people are and are called, and bodies that speak."""

from __future__ import annotations

TITLES = frozenset(
    "mr mrs ms miss sir lady lord dame dr prof rev reverend sen rep gov gen lt col capt sgt cllr "
    "king queen prince princess duke duchess earl count pope bishop archbishop saint".split()
)
MERE_TITLES = frozenset(("mr", "mrs", "ms", "miss", "late mr", "late mrs", "old mr", "old mrs"))
ROLES = TITLES | frozenset(
    "president minister premier secretary chancellor chief director chairman chairwoman chair "
    "chairperson ceo cfo coo head leader spokesman spokeswoman spokesperson representative "
    "senator congressman congresswoman mp lawmaker legislator ambassador envoy diplomat mayor "
    "governor vicar priest rabbi imam pastor monk nun cardinal professor doctor judge justice "
    "magistrate lawyer barrister solicitor attorney prosecutor officer general colonel captain "
    "major sergeant commander admiral lieutenant analyst economist researcher scientist author "
    "writer editor columnist critic journalist reporter correspondent broadcaster presenter "
    "producer coach trainer referee manager owner founder co-founder engineer teacher lecturer "
    "tutor nurse midwife surgeon physician dentist farmer fisherman baker butcher cook chef "
    "seamstress tailor shopkeeper driver resident villager activist campaigner organiser "
    "organizer official adviser advisor aide counsellor councillor councilor councilman "
    "councilwoman commissioner deputy inspector detective sheriff constable firefighter paramedic "
    "boss master executive expert historian biologist physicist chemist astronomer meteorologist "
    "geologist criminologist psychologist sociologist philosopher archaeologist botanist linguist "
    "pilot astronaut singer musician conductor composer violinist pianist painter sculptor poet "
    "novelist playwright actor actress comedian dancer player striker keeper goalkeeper "
    "midfielder defender batsman bowler rider runner champion trustee treasurer curator librarian "
    "headteacher headmaster headmistress principal dean rector chaplain student pupil graduate "
    "neighbour neighbor tenant landlord survivor victim witness defendant suspect mother father "
    "son daughter wife husband brother sister widow widower cousin uncle aunt grandfather "
    "grandmother friend rival colleague counterpart predecessor successor assistant agent banker "
    "broker trader investor entrepreneur businessman businesswoman developer architect designer "
    "photographer film-maker filmmaker trucker worker clerk postman policeman policewoman soldier "
    "veteran strategist negotiator mediator regulator delegate member candidate nominee "
    "vice-president vice-chancellor secretary-general attorney-general verger gardener carpenter "
    "plumber electrician fan passenger tourist visitor customer guest man woman boy girl teenager "
    "pensioner critic supporter protester demonstrator opponent islander townsman bookmaker "
    "organizer rescuer investigator observer commentator pollster academic ferryman "
    "skipper crewman helmsman hunter trapper shepherd miller miner smith blacksmith barber cooper "
    "innkeeper landlady housekeeper watchman porter servant maid butler governess "
    "stranger narrator moderator interviewer host chairwoman speaker committee-member".split()
)
# Those who speak as one, beside the plurals of roles: "Critics said it was late."
GROUPS = frozenset(
    "critics experts officials residents police fans locals villagers islanders townspeople "
    "parents families pupils people voters taxpayers unions churches charities firms companies "
    "banks ministers leaders lawmakers politicians authorities sources opponents opposition "
    "supporters protesters demonstrators environmentalists conservationists prosecutors lawyers "
    "doctors nurses teachers students farmers fishermen bookmakers organisers organizers rescuers "
    "firefighters investigators detectives observers commentators pollsters academics users "
    "authors staff crew others".split()
)
# "Her mother" is somebody else from page to page.
RELATIVES = frozenset(
    "mother father son daughter wife husband brother sister widow widower cousin uncle aunt "
    "grandfather grandmother friend rival colleague neighbour neighbor companion guest visitor "
    "man woman boy girl mistress master".split()
)
# Roles that are adjectives too: "the official figures", "a major bank".
ADJECTIVES = frozenset("official major general chief head lead expert executive principal".split())
# Texts in which somebody speaks throughout.
SPEECHES = frozenset(
    "speech speeches address remarks message statement letter letters lecture sermon homily talk "
    "keynote toast eulogy oration column diary journal memoir testimony inaugural farewell "
    "commencement acceptance concession broadcast sotu union opinion essay interview notes "
    "transcript blog post foreword preface welcome closing opening final draft copy".split()
)
# Words in the names of newspapers and broadcasters: "the Velm Post".
MEDIA = frozenset(
    "post times herald tribune gazette telegraph chronicle journal courier press radio television "
    "tv news guardian observer mirror echo mail standard broadcasting weekly daily evening "
    "guard channel inquirer dispatch examiner review reuters".split()
)
# Last words of the names of places, which never speak: "Quay Street".
PLACES = frozenset(
    "house park street road avenue lane square bridge river valley island islands bay lake "
    "mountain mountains abbey gardens garden forest woods beach station airport harbour harbor "
    "stadium arena farm inn cottage manor field fields coast sea ocean desert hills heights "
    "tower towers plaza market mill".split()
)
# "The deputy mayor" isn't the mayor.
LESSER = frozenset("vice deputy former acting assistant shadow ex associate interim".split())
# Roles that are as often surnames: "Smith said".
SURNAMES = frozenset(
    "smith cooper miller barber porter hunter shepherd butler skipper speaker host king cook "
    "baker bishop pope judge major farmer driver gardener carpenter butcher prince duke earl lord "
    "clerk dean monk boy singer player friend head chambers rector priest constable sheriff "
    "tailor taylor painter archer guest boss bond champion abbot lady rider senator".split()
)
FIRMS = frozenset(
    "inc ltd corp plc llc co foods motors industries holdings partners capital airlines airways "
    "technologies systems laboratories group brewery bank".split()
)
INSTITUTIONS = FIRMS | frozenset(
    "company firm bank union council ministry government party agency group institute university "
    "college office department committee commission court police federation organization "
    "organisation society board authority service association alliance army navy church club "
    "school hospital museum trust foundation fund team embassy parliament senate congress "
    "assembly league bureau administration campaign charity watchdog airline manufacturer "
    "retailer newspaper magazine port observatory centre center corporation chamber network "
    "coalition opposition presidency kremlin pentagon treasury cabinet delegation regime studio "
    "brewery factory academy archive orchestra prosecutors watch workers teachers".split()
)
# "The company" may be any of the firms that an article names.
FIRMS_AS_NOUNS = frozenset("company firm group airline manufacturer retailer business bank".split())
# What "a spokesman for Tidelight" says, Tidelight says.
SPOKEN_FOR = frozenset("spokesman spokeswoman spokesperson representative".split())
# Roles and titles that tell a gender.
WOMEN = frozenset(
    "mrs ms miss lady dame queen princess duchess chairwoman spokeswoman congresswoman "
    "councilwoman actress mother daughter wife sister widow aunt grandmother nun seamstress "
    "headmistress policewoman businesswoman woman girl midwife".split()
)
MEN = frozenset(
    "mr sir lord king prince duke pope chairman spokesman congressman councilman actor father son "
    "husband brother widower uncle grandfather monk headmaster policeman businessman fisherman "
    "batsman postman man boy".split()
)
