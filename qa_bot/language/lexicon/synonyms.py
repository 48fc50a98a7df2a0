"""What English says with more than one word: groups of words that may stand for each other.

Only data: `related` reads it. A comma ends a group; within one, spaces part words, in their
base form, and what is written in several words is joined by `_`. A word may be in many groups; no
group is closed over the others. Groups are narrow on purpose: a word that would stand for half of
the language ("make", "thing", "get") finds nothing better.
"""

from __future__ import annotations

FAMILIES = """
    abolish abolition, absent absence, abstain abstention, accede accession, accurate accuracy,
    acquire acquisition, add addition, adhere adhesion, admit admission, advise advice, analyse
    analysis analyze analytical, ancestor ancestral ancestry, anxious anxiety, apply
    application, argue argument, ascend ascent ascension, assume assumption, attend attention,
    bacterium bacterial, believe belief, born birth, bomb bombardment, brave bravery, broad
    breadth, bury burial, cede cession, certain certainty, chemical chemistry chemist, choose
    choice, cite citation, city civic, clear clarity clarify, cohere cohesion, collide
    collision, colony colonize colonise, commit commission, compare comparison, compel
    compulsion compulsory, compete competition competitor, complain complaint, comprehend
    comprehension, conceive conception, conclude conclusion, conquer conquest conqueror, consent
    consensus, consume consumption, convert conversion, corrode corrosion, cow cattle, create
    creation creator, crime criminal, criticize criticise critique, cruel cruelty, curious
    curiosity, custom customary, danger endanger, dead death die deceased, deceive deception,
    decide decision, deep depth, defend defence defense, define definition, deny denial, depart
    departure, descend descent, describe description, destroy destruction, deter deterrence,
    diplomat diplomacy, discover discovery, distant distance, divide division, donate donor,
    drama dramatic, dry drought, economy economic economist, elect electoral, emerge emergence,
    emit emission, emperor empire imperial, employ employee, enemy enmity, enter entry entrance,
    erode erosion, evade evasion, evolve evolution, exceed excess, exclude exclusion, expand
    expansion, expel expulsion, explain explanation, explode explosion, expose exposure, extend
    extension extent, fail failure, false falsify, famous fame, father paternal, favour favor,
    flood floodwater, flow fluid, fly flight, food feed, found foundation founder, free freedom,
    freeze frost, frequent frequency, friend friendship, fuse fusion, gene genetic genome,
    generous generosity, give gift, god divine, govern governor, grow growth, guide guidance,
    hand manual, heal health, heart cardiac, heat hot, heavy weight, hero heroic heroism, high
    height, history historic historian, hungry hunger, identify identification identity, impose
    imposition, include inclusion, infect infectious, inhabit habitat, inherit heir, injure
    injury, inspect inspector, instruct instructor, intend intention, intense intensify,
    intervene intervention, introduce introduction, invade invasion, invent inventor, invest
    investor, judge judgment judicial judiciary, just justice, justify justification, king
    royal, know knowledge, labour laborer, land territory terrain, large enlarge, law legal
    lawyer legislation, lead leader leadership, legitimate legitimacy, lend loan, liberate
    liberty, life live alive, light illuminate, lose loss, long length, loyal loyalty, maintain
    maintenance, marry marriage marital, medicine medical, memory memorize, migrate migrant, mix
    mixture, moon lunar, mother maternal, move movement motion, multiply multiplication, music
    musician, name nominal, navy naval, necessary necessity, neglect negligence, nerve neural
    neuron, nose nasal, nucleus nuclear, obey obedience, oblige obligatory, occupy occupation,
    occur occurrence, offend offence offense, omit omission, oppose opposition opponent, opt
    option, part partial, patient patience, perceive perception, permit permission, persuade
    persuasion, philosophy philosopher, physics physicist, please pleasure pleasant, poem poet
    poetry poetic, politics politician, poor poverty, pope papal papacy, potent potency,
    practice practise practitioner, pregnant pregnancy, present presence, president
    presidential, press pressure, prison imprison, private privacy, privatize privatise, proceed
    procedure process, produce production, profession professional, pronounce pronunciation,
    propose proposition, prosecute prosecutor, prove proof, provide provision, provoke
    provocation, publish publication, punish punitive, pure purity purify, pursue pursuit, react
    reaction, real reality, rebel rebellion rebellious, rebuild reconstruct, receive receipt
    reception recipient, recover recovery, reduce reduction, refugee refuge, regulate
    regulatory, rely reliance reliable, religion religious, remember remembrance, repair
    reparation, repeat repetition, repel repulsion, reproduce reproduction, resolve resolution,
    respond response, retain retention, reveal revelation, revolt revolution revolutionary, rob
    robbery robber, safe safety, satisfy satisfaction, scarce scarcity, science scientist
    scientific, sculpt sculpture sculptor, sea marine maritime, secede secession, secret
    secrecy, see sight, seize seizure, sell sale, sense sensory, serve service servant, short
    shorten shortage, sign signature, signify significance, simple simplicity simplify, sleep
    asleep, solve solution, sovereign sovereignty, space spatial, specify specification, speak
    speech speaker, spectrum spectral, spirit spiritual, stable stability, star stellar, steal
    theft thief, storm stormy, strategy strategic, strike stroke, strong strength strengthen,
    submit submission, subscribe subscription, succeed success successor, sun solar, supervise
    supervisor, supply supplier, survive survivor, suspect suspicion, suspend suspension,
    sympathy sympathize, symptom symptomatic, tax taxation taxpayer, teach teacher, technique
    technical, terror terrorist, theory theoretical, therapy therapeutic, threat threaten, tooth
    dental, toxic toxin, tragic tragedy, train trainer, transmit transmission, treat treatment,
    true truth, tyrant tyranny, unify union unite unity unification, university academic, urgent
    urgency, use usage, vacant vacancy, value valuable, vary variation variety variable, verify
    verification, victory victor, violent violence, virus viral, vision visual, vote voter, warm
    warmth, water aquatic, weak weaken, wealth wealthy, wide width, wife marital, win winner,
    wise wisdom, witness testimony, wood wooden, write writer, young youth
"""
"""Words of one root, or of one meaning in another part of speech, that stems don't bring together.
"""

SYNONYMS = """
    abandon desert forsake relinquish, ability skill talent aptitude capacity competence, abroad
    overseas, abuse mistreat maltreatment, accelerate hasten quicken expedite, accept agree
    consent approve, accident crash mishap, accomplish achieve attain fulfil, accord agreement
    deal pact treaty, account report narrative, accuse blame charge allege denounce, adapt
    adjust modify, address speech talk, adequate sufficient enough, adjacent neighbouring
    neighboring nearby bordering, admire praise revere esteem, adolescent teenager teen youth,
    adopt embrace, advance progress, advantage benefit merit, adversary enemy foe opponent
    rival, advise counsel recommend, adviser advisor counsellor counselor consultant, affect
    influence impact, afraid frightened scared fearful, age epoch era, aged elderly old,
    aggressive hostile belligerent, aggression attack assault, agree concur assent, agriculture
    farming cultivation, aid help assist support, aim goal objective purpose target, aircraft
    plane airplane aeroplane jet, airport airfield aerodrome, alarm warn, alcohol liquor
    spirits, alien extraterrestrial, alike similar, alliance coalition bloc, allied partner,
    allow permit let enable authorize authorise, almost nearly approximately, alter change
    modify amend, amaze astonish astound surprise, ambassador envoy diplomat, amount quantity
    sum, amusing funny humorous comic, ancient old antique, anger rage fury wrath outrage, angry
    furious irate enraged, animal creature beast, announce declare proclaim reveal unveil,
    annual yearly, answer reply response respond, antibody immunoglobulin, anticipate expect
    foresee predict, anxiety worry concern unease, apartment flat, apparent obvious evident,
    appeal request plea, appear emerge seem, appoint nominate designate name, appropriate
    suitable fitting proper, approve endorse ratify authorize, approximately about roughly
    around circa, area region zone district territory, argue contend claim assert maintain,
    argument dispute quarrel row, arise originate emerge, armed military, armistice truce
    ceasefire, army troops military soldiers forces, arrange organize organise, arrest detain
    apprehend custody, arrive reach come, article clause, artist painter, ask inquire enquire
    query question, ask request, assassinate murder kill, assemble gather convene, assembly
    parliament legislature congress, assess evaluate appraise estimate, asset property, assign
    allocate allot, associate link connect relate, association organization organisation
    society, asylum refuge shelter, athlete sportsman sportswoman player, attach fasten affix
    fix, attack assault strike raid offensive, attack invade invasion aggression, attempt try
    endeavour endeavor effort bid, attitude stance view opinion position, attorney lawyer
    barrister solicitor, attract draw lure, author writer novelist, authority power, automobile
    car vehicle, autonomy independence, autumn fall, available accessible, average mean typical,
    avoid evade avert shun, award prize honour honor medal, baby infant newborn, back support
    endorse, backer supporter sponsor, bad poor harmful, bag sack, ban prohibit forbid outlaw
    bar, bank lender, barrier obstacle hurdle obstruction, base headquarters, basic fundamental
    essential elementary, beach shore coast, beat defeat conquer overcome vanquish, beautiful
    attractive pretty lovely, become turn, begin start commence initiate launch, beginning start
    onset outset origin, behaviour behavior conduct, belief faith conviction creed, belong own,
    below beneath under, bend curve, benefit gain profit, besiege siege blockade, betray
    treason, bicycle bike cycle, big large huge great enormous, bill invoice, bill legislation
    act, billionaire tycoon magnate, biography memoir, birthplace born, bishop prelate, blast
    explosion, blend mix combine, block obstruct hinder impede, blood bleeding, boat ship
    vessel, body corpse remains, bomb explosive device, book volume publication, boost increase
    raise strengthen, border frontier boundary, boss chief manager, bottom base, box container,
    boy lad, brain cerebral, branch division, brand label trademark, breach violate infringe,
    break fracture rupture, break pause, breakdown collapse, breakthrough discovery advance,
    breed species variety, bribe corruption graft, brief short concise, bright brilliant
    luminous, bring carry deliver, broadcast transmit air, build construct erect, building
    structure edifice construction, burn fire blaze combust, bury inter, business company firm
    corporation enterprise, busy occupied, buy purchase acquire procure, call name term dub,
    call phone telephone, calm peaceful tranquil, camera photograph, campaign drive crusade,
    cancel abolish scrap revoke annul, cancer tumour tumor malignancy carcinoma, candidate
    contender nominee, capital money funds, capture seize catch take occupy, care treatment,
    careful cautious prudent, cargo freight shipment, carry transport convey, case instance
    example, cast throw, castle fortress fort citadel, casualty victim wounded, category class
    type kind, cathedral church, cattle cow livestock, cause reason origin, cause trigger
    provoke induce, cease stop halt end, cell cellular, censor censorship suppress, central
    middle, century centennial, ceremony ritual rite, certify accredit, chair chairman
    chairwoman chairperson, challenge contest dispute, championship title tournament, chance
    opportunity, chance likelihood probability odds, change alter transform shift modify, chaos
    disorder turmoil, characteristic feature trait attribute property, charge fee cost price,
    charity philanthropy, chart graph diagram, cheap inexpensive affordable, cheat fraud deceive
    swindle, check verify examine inspect, chemical substance compound, chief principal main
    head, child kid youngster minor, childhood upbringing, choose select pick opt, church
    chapel, cigarette tobacco smoking, cinema film movie, circle ring, circumstance condition
    situation, citizen national resident, city town metropolis urban, civilian noncombatant,
    claim allege assert, clash conflict confrontation, class lesson, class rank, clean hygiene,
    clergy priest clergyman, clever smart intelligent, climate weather, climb ascend scale,
    clinic hospital, close shut, clothes garment dress apparel, cloud overcast, club team, coach
    trainer manager, coast shore seaside coastline, coffin casket, cold chill cool, collapse
    fall crumble, collar neck, collect gather accumulate, college university, colony settlement,
    colour color hue, combine merge unite join, comfort console, command order instruct,
    commander general chief, comment remark, commerce trade, commit perpetrate, committee panel
    commission, common shared joint, common frequent widespread, communicate contact, community
    neighbourhood neighborhood, companion partner, compensation damages reparations, competition
    contest rivalry, competitor rival, complete finish conclude finalize, complete entire whole
    full, complex complicated intricate, complexity complication difficulty, complicate
    complexity hamper, component part element constituent ingredient, composer songwriter,
    compose comprise consist, compulsory mandatory obligatory required, computer machine,
    conceal hide, concern worry fear, condition state, conduct perform, conference meeting
    summit, confidence trust, confidential secret, confirm verify corroborate, conflict war
    fighting hostilities, conform comply, confront face, confuse puzzle, connect link join,
    connection link tie relation, conquer defeat subdue occupy, consequence result outcome
    effect, conservation preservation protection, consider regard deem, consist comprise contain
    include, conspiracy plot, constant steady stable, contagious infectious communicable,
    contain hold include, contaminate pollute, contemporary modern current, content satisfied,
    continue persist proceed, contract agreement, contract shrink, contradict deny, contribute
    donate give, control govern rule dominate command, controversial disputed contentious,
    controversy dispute debate, conversation talk discussion dialogue, convict guilty sentence,
    convince persuade, cook chef, cooperation collaboration partnership, cope manage handle,
    copy duplicate replicate imitate, corn maize, corner angle, correct right accurate, cost
    price worth, counter oppose, country nation state land, countryside rural, coup overthrow
    putsch, couple pair, courage bravery valour valor, course route path, court tribunal, cover
    include, crash collide collision, create make produce generate, crew sailors staff, crime
    offence offense felony, criminal offender culprit, crisis emergency, criterion standard,
    criticize condemn blame rebuke denounce, crop harvest, cross traverse, crowd mob throng,
    crown coronation, crucial vital critical essential key, cruel brutal savage, cure remedy
    heal treat, currency money coin, current present, current electricity, curse spell, custom
    tradition practice habit, cut reduce slash lower, cut sever, damage harm hurt injure, dance
    ballet, danger risk peril threat hazard, dark dim, data information, date day, dead deceased
    late, deadly lethal fatal, dealer merchant trader, death demise fatality mortality, debris
    rubble wreckage, debt liability, decay rot decompose, deceive mislead trick, decide
    determine resolve, decision ruling verdict, decline decrease fall drop diminish dwindle,
    decorate adorn ornament, decrease reduce lessen lower diminish, dedicate devote, deep
    profound, defeat loss, defect flaw fault, deficit shortfall, define describe, definite
    certain, degrade deteriorate worsen, degree diploma, delay postpone defer, delegate
    representative, delete remove erase, deliberate intentional, deliver supply, demand require
    insist, demand request, democracy democratic, demolish destroy raze, demonstrate show prove,
    demonstration protest march rally, dense thick, deny reject refute, department ministry,
    depart leave go, depict portray represent show, deploy station send, deport expel banish,
    deposit reserve, depression recession slump, depth deep, deputy vice, derive originate,
    describe portray characterize depict, description account, deserve merit, design devise
    plan, desire wish want aspire, despise hate, destiny fate, destroy demolish ruin devastate
    wreck, detail particular, detect discover find notice, deter discourage dissuade prevent,
    determine establish ascertain, develop evolve, device gadget instrument appliance, devil
    satan, diagnose identify, dialect language, diameter width, dictator tyrant autocrat despot,
    die perish decease, diet nutrition, difference distinction discrepancy, difficult hard tough
    challenging, dig excavate mine extract, digest absorb, dignity honour, direct guide,
    director filmmaker, director head, dirt soil, dirty filthy, disability handicap,
    disadvantage drawback, disagree differ dispute, disagreement dispute row, disappear vanish,
    disaster catastrophe calamity, discard throw dump, discipline field subject, discovery
    finding, discrimination bias prejudice racism, discuss debate talk negotiate, disease
    illness sickness disorder ailment, disgrace shame, disguise mask, disintegrate collapse,
    dislike hate, dismiss fire sack, disorder condition, display show exhibit, dispute conflict,
    disrupt disturb, dissolve disband, distance length, distinguish differentiate, distribute
    allocate share, disturb interrupt, divide split separate partition, divorce separation,
    doctor physician, doctrine teaching, document paper record, dog canine hound, domain field,
    domestic internal home, donor giver contributor, doubt question uncertainty, downfall
    collapse fall, draft outline, drama play, draw sketch, dream vision, drink beverage, drive
    motivate, driver motorist, drug medicine medication pharmaceutical, drunk intoxicated,
    duration length, duty obligation responsibility, dwell live reside, dynasty family, eager
    keen, early initial first, earn receive, earnings income, earth world planet globe,
    earthquake quake tremor seismic, easy simple, eat consume feed, economy economic financial,
    edge border margin, editor editorial, educate teach train, education schooling teaching,
    effect impact consequence, effective efficient, elaborate detailed, elect vote choose,
    election vote poll ballot, eliminate remove eradicate, embargo sanction boycott, emigrate
    leave migrate, emissions pollution, emotion feeling, emphasize emphasise stress underline
    underscore highlight, employer company, empty vacant, encounter meet, encourage promote
    urge, end finish conclude terminate, end conclusion, endanger threaten, endure survive last,
    energy power, engage involve, engine motor, enjoy like, enlarge expand extend, enlist
    recruit enrol, enormous huge vast giant, ensure guarantee, enter join, entertain amuse,
    entertainment show, enthusiasm passion, entrance entry gate, environment surroundings
    ecology, envoy representative, enzyme protein, epidemic outbreak pandemic, equal same,
    equality equity, equip supply, equipment gear apparatus, error mistake fault, essay article
    paper, essential necessary vital, establish found create set_up, estimate calculate reckon,
    estimate approximation, eternal everlasting, ethics morals, ethnic racial, evening night,
    event incident occurrence, eventually finally, evidence proof, evil wicked, exact precise,
    examine inspect study investigate, examination exam test, exceed surpass, excellent
    outstanding, exception exclusion, excess surplus, exchange trade swap, exclude omit, execute
    kill, executive chief manager, exercise training, exile banish, exist live, expand grow
    extend, expedition voyage journey, expel evict banish, expensive costly dear, experience
    undergo, experiment trial test, expert specialist, explain clarify account, explode burst
    detonate, exploit use, export sell, expose reveal, express voice state, expression phrase,
    extend prolong stretch, extent degree scale, external outside outer, extinct vanished, extra
    additional, extract remove, extraordinary exceptional remarkable, extreme severe, fabric
    cloth textile, facility plant, factor cause, factory plant mill, fail collapse, fair just,
    faith religion, fake counterfeit false forged, fame renown reputation celebrity, familiar
    known, family relatives kin, famine starvation hunger, famous renowned noted celebrated
    prominent, far distant, farm agricultural ranch, farmer peasant grower, fast quick rapid
    swift speedy, fat obese overweight, father dad parent, fault blame, favour prefer support,
    fear afraid dread fright, federal national, fee charge payment, feed nourish, female woman,
    fence barrier, fertilizer manure, festival celebration, fever temperature, few handful,
    field area, fierce intense, fight battle struggle combat, fighter soldier combatant warrior,
    film movie picture, filter screen, final last ultimate, find discover locate, finding result
    conclusion, fire shoot, firm solid, fix repair mend, flag banner, flat level, flavour flavor
    taste, flee escape run, fleet navy ships, flexible adaptable, flight journey, flood deluge
    inundation, floor storey story, flourish thrive prosper, flow stream, flu influenza, fly
    aviation, focus concentrate, follow pursue, follower supporter disciple, food meal
    nutrition, fool deceive, foot base, football soccer, force compel coerce oblige, forecast
    predict, foreign overseas alien, foreigner alien immigrant, forest woods woodland jungle,
    forever always, form shape, form type, former previous ex, founder creator, fraction part
    share proportion, fragile delicate, framework structure, fraud deception scam, free liberate
    release, free gratis, freedom liberty, frequent often, fresh new, friend pal companion,
    friendly warm amicable, front face, fuel petrol gasoline, fun enjoyment, function role
    purpose, funeral burial, furniture furnishings, future upcoming, game match, gang band, gap
    difference, garbage rubbish trash waste, garden park, gas vapour, gathering meeting
    assembly, gender sex, general overall, generation age, genocide massacre, gentle mild,
    genuine real authentic, get obtain receive, gift present donation, girl lass, give provide
    grant, global worldwide international, god deity, gold golden, good beneficial, goods
    products merchandise, government administration regime cabinet, governor ruler, grab seize
    snatch, grade mark, gradual slow, graduate alumnus, grain cereal, grandfather grandparent,
    grant give award, grateful thankful, grave tomb burial, greed avarice, green environmental,
    greet welcome, grief sorrow, ground soil land, group band, grow cultivate, growth increase
    expansion, guarantee assurance pledge, guerrilla insurgent rebel, guess estimate, guest
    visitor, guide lead, guilty culpable, gun weapon firearm rifle, guy man, habitat
    environment, happy glad joyful, harass bully, harmful damaging dangerous, harsh severe,
    hatred hate hostility, head leader chief, health wellbeing, hear listen, heart cardiac, heat
    warmth temperature, heaven paradise, heavy weighty, height tall altitude elevation, heir
    successor, hell inferno, helpful useful, hence therefore, heritage legacy, hesitate
    reluctant, high tall, hijack seize, hill mountain, hint suggest, hire employ, hit strike,
    hold possess keep, hole cavity, holiday vacation, holy sacred, home house residence,
    homeless displaced, homicide murder, honest truthful, honour respect, hope wish expect,
    horrible terrible, horse equestrian, host presenter, hostage captive prisoner, hot warm,
    hotel inn, house home dwelling, human person mankind, humid moist, humiliate shame, humour
    comedy, hunt chase pursue, hurricane storm cyclone typhoon, hurry rush, hypothesis theory,
    ice frozen, idea concept notion, ideal perfect, identical same, identify recognize
    recognise, ideology belief, idle inactive, ignore disregard neglect, ill sick unwell,
    illegal unlawful illicit, illuminate light, illustrate show, imagine envision, immediate
    instant prompt, immense huge, immigrant migrant newcomer, immoral wrong, impair weaken,
    impartial neutral, implement execute carry_out, imply suggest, import bring, important
    significant vital key major, impose levy, impossible unable, imprison jail, improve enhance
    better upgrade, inadequate insufficient, incentive motive, increase rise grow raise,
    incredible unbelievable, independent sovereign autonomous, index measure, indicate show
    suggest, indigenous native aboriginal, industry manufacturing, inevitable unavoidable,
    infect contaminate, inflation prices, influential powerful, inform notify tell, inhabit live
    occupy, inhabitant resident dweller, inherit legacy, inhibit prevent suppress, initiative
    plan, injure wound hurt, injury wound, injustice unfairness, innocent blameless, innovation
    invention novelty, inquiry investigation probe, insect bug, inside within, inspire motivate,
    install fit, instrument tool, insult offend, insurance coverage, integrate combine,
    intellectual scholar, intelligence espionage spy, intend plan aim, intense strong, interest
    curiosity, interfere meddle, interior inside, intermediary mediator, internal inner,
    internet online web, interpret explain, interrupt halt, interval gap, intervene interfere,
    intimidate threaten, introduce present, invade occupy, invasion incursion, invent devise
    create, investigate probe examine, investor shareholder backer, invisible unseen, invite
    ask, involve include, iron steel, irritate annoy, island isle, isolate separate, isolation
    seclusion, jealous envious, jew jewish, job work occupation post position, joke jest,
    journal magazine periodical, journalist reporter correspondent, journey trip voyage travel,
    judge assess, judge justice magistrate, jump leap, junior subordinate, jury verdict, justify
    defend, keep retain preserve, kidnap abduct, kill murder slay, killing murder death, kind
    type sort, kind generous, king monarch sovereign ruler, kingdom realm, kiss embrace, kit
    equipment, kitchen cooking, knowledge understanding, label tag, laboratory lab, labour work,
    lack shortage absence, lady woman, lake reservoir, language tongue speech, large big huge
    vast, laser beam, late overdue, later afterwards subsequently, laugh laughter, law
    legislation statute act, lawful legal, lawsuit suit case litigation, layer stratum, lazy
    idle, lead head, league alliance, leak leakage, lean thin, learn discover, lease rent, leave
    depart quit, lecture talk, lecturer professor teacher, legend myth, leisure recreation,
    length long, letter message, level degree, liar lie, liberal progressive, library archive,
    license licence permit, lie falsehood, life existence, lift raise, lightning thunder, like
    similar, limit restrict cap, line row, liquid fluid, list catalogue catalog, literature
    writing, litter rubbish, live reside inhabit, load burden, local regional, locate situate,
    location place site position, lock secure, logic reasoning, logo symbol, lonely alone, long
    lengthy, look appearance, lose defeat, lost missing, loud noisy, love affection, low small,
    loyal faithful, luck fortune, luggage baggage, lung pulmonary respiratory, machine device,
    mad crazy insane, magnitude size, mail post, main chief principal major primary, maintain
    preserve keep, majority most, male man, manager director, maneuver manoeuvre move, manifest
    show, manner way, manufacture produce make, manufacturer maker producer, manuscript text,
    map chart, mark sign, market trade, marriage wedding matrimony, marry wed, marvel wonder,
    mass weight, massacre slaughter, massive huge, master expert, material substance, matter
    issue, mayor municipal, meal dinner lunch, mean signify, meaning sense significance, means
    method, measure gauge, measure step, meat flesh, media press, medieval middle_ages, meeting
    summit talks gathering, member participant, memory recollection, mental psychological,
    mention refer, mercy compassion, message communication, metal steel, method technique way
    approach, middle centre center, migrate move, mind intellect, mineral ore, minister
    secretary, minor small, minority few, miracle wonder, mirror reflect, misery suffering,
    misfortune disaster, misinformation disinformation propaganda, miss lack, missile rocket,
    mission task, mobile portable, mock ridicule, mode method, model example, moderate modest,
    modest humble, moist wet damp, moment instant, monarch king queen, monarchy crown, monastery
    abbey, money cash funds finance financial, monitor watch supervise observe, monk friar,
    monster beast, monument memorial, mood feeling, mortgage loan, mosque temple, mother mum mom
    parent, motion movement, motive reason, mountain peak mount, mouth oral, move shift
    relocate, movement campaign, murderer killer assassin, muscle muscular, museum gallery,
    musician performer, mutual reciprocal, mystery enigma puzzle, naked nude, name title, narrow
    thin, nasty unpleasant, natural innate, nature character, navigate steer, near close nearby,
    necessary required essential needed, need require necessity, negative adverse, negotiate
    bargain talks, nerve nervous, nest breeding, net network, new novel recent, news report,
    newspaper paper press, next following, nickname called, night nocturnal, noble aristocrat,
    nobleman aristocrat lord, noise sound, nominate propose, normal usual ordinary, north
    northern, note remark, notorious infamous, novel book, nuclear atomic, nucleus core, number
    figure quantity, nurse carer, nutrient food, oath vow, obey comply, object thing, object
    protest, obscure unknown, observe watch notice, obtain acquire get gain, obvious clear,
    occasion event, occupation invasion, occupy hold, occur happen take_place, ocean sea, odour
    odor smell, offer propose, office bureau, officer official, official formal, offspring child
    young descendant, oil petroleum crude, old ancient aged, open unlock, opening start,
    operation surgery, opinion view belief, oppose resist object, opposite contrary, opposition
    resistance, oppress persecute, optimistic hopeful, option choice alternative, oral verbal,
    orbit circle, order sequence, ordinary common, organ tissue, organism creature, organization
    body, orient asian, origin source, original first, orphan parentless, other another,
    outdated obsolete, outfit clothes, outline summary, output production, outside beyond,
    outskirts suburb, overlook ignore, oversee supervise, overthrow topple oust depose,
    overwhelm defeat, owner proprietor holder, ownership possession, pain ache, palace
    residence, panic fear, parade procession, paradox contradiction, parallel similar, pardon
    forgive amnesty, parent mother father, part portion piece section, partial incomplete,
    participate part involve join, particle molecule atom, particular specific, partnership
    alliance, party faction, pass adopt, passage corridor, passenger traveller, passive
    inactive, past former, path way route road, patient sufferer, patrol guard, pattern design,
    pay spend, peace peacetime, peak summit top, peculiar strange, penalty punishment fine,
    penetrate enter, pension retirement, people population inhabitants, perceive see, percentage
    share proportion, perfect flawless, perform do, performance show, perhaps maybe possibly,
    period era time, permanent lasting, permission consent, person individual human, personal
    private, personality character, perspective view viewpoint, pessimistic gloomy, pest insect,
    petition appeal, phase stage, phenomenon occurrence, philosophy thought, photo photograph
    picture image, piano keyboard, pig swine, pile heap, pilot aviator, pioneer founder, pipe
    tube, pipeline conduit, pirate buccaneer, pistol gun, pitch field, pivotal crucial, plague
    epidemic pestilence, plain simple, plan scheme strategy proposal, plant vegetation, plastic
    polymer, platform stage, play perform, plead beg, pleasant agreeable, pledge promise vow,
    plunder loot pillage, poem verse, poet poetry, point aim, poison toxin venom, poisonous
    toxic, pole end, police policeman constable, policy strategy, polite courteous, politician
    statesman lawmaker, poll survey, pond lake, poor impoverished needy, pope pontiff, popular
    liked, port harbour harbor, possess own have, possibility chance, possible potential,
    pottery ceramic, poverty hardship, powerful strong mighty, practical useful, praise commend
    applaud laud, pray prayer, preach sermon, predator hunter, predecessor previous, pregnant
    expecting, preliminary initial, premier prime_minister, premiere debut, prepare ready,
    prescribe order, present give, president leader, pressure force, prestige status, pretend
    feign, prevent stop avert, previous former prior earlier, pride proud, primary first, prime
    main, primitive early, prince royal, principle rule, print publish, priority importance,
    prison jail penitentiary, prisoner inmate captive, privilege advantage, problem issue
    trouble difficulty, procedure process, profession occupation career, professor academic,
    programme program, project scheme, prominent leading important, promote encourage advance,
    prompt cause, proper correct, property estate, prophet messenger, proponent supporter
    advocate, propose suggest, prosecute charge, prosperity wealth, protect defend guard shield
    safeguard, protection defence, provide supply give, province region, public people, publish
    release issue, pull drag, pulse beat, punish penalize, pupil student, pure clean, purpose
    aim goal intent, push shove, qualify eligible, quality standard, quarter fourth, quest
    search, queue line, quiet silent, quit leave resign, quota limit, quote cite, rabbit hare,
    race ethnicity, race contest, racist racial, radiation rays, radical extreme, radio
    broadcast, railway railroad rail train, rain rainfall, raise rear bring_up, random chance,
    range extent, rank position, rare uncommon scarce, rate speed, rate proportion, ratio
    proportion, raw crude, ray beam, reaction response, read reader, real actual, realize
    realise understand, rear back, rebel insurgent revolt, rebellion uprising revolt
    insurrection mutiny, rebuild reconstruct restore, recall remember, recent latest new,
    recession downturn, recipient receiver, reckless careless, recognize acknowledge, recommend
    suggest advise, reconcile settle, recoup recover regain reclaim, recovery recuperation,
    recruit hire, recycle reuse, reduce cut lower decrease, reduction cut decrease, referendum
    vote plebiscite, reform change, refugee displaced asylum, refuse decline reject, register
    record, regret sorry, regular normal, regulation rule, reinforce strengthen, relation tie
    link relationship, relax rest, relevant pertinent, reliable dependable, relief aid,
    reluctant unwilling, rely depend, remain stay, remainder rest, remains corpse fossil,
    remarkable notable, remind recall, remote distant, remove eliminate take_away, renaissance
    revival, rename called, renew resume, renewable sustainable, renovate restore, repay refund,
    repeal abolish, repeat reiterate, replace substitute, repress suppress, reproduce breed,
    republic state, reputation standing, require need demand, rescue save, research study,
    researcher scientist, resemble similar, resent anger, reserve stock, resign quit step_down,
    resolve settle, resource asset, resources reserves, respect esteem, respond answer react,
    responsible accountable, restaurant cafe, restore renew, resume continue, retail shop,
    retaliate revenge, retire leave, retrieve recover, return back, reveal disclose show,
    revenge vengeance, revenue income, reverse opposite, review assess, revise amend, revive
    restore, revolution uprising, reward prize, rich wealthy affluent, rid remove, right
    entitlement, rigid strict, riot unrest, river stream, road street highway route, rob steal,
    robot machine, rock stone, role part, romantic love, roof top, room chamber, root origin,
    rope cord, rotate spin turn, round circular, royal king, rude impolite, rule govern reign,
    ruler monarch king leader, rule law, rumour rumor, run operate manage, sacrifice offering,
    sad unhappy, safe secure, sail voyage, sailor seaman mariner, saint holy, salary wage pay,
    salt sodium, sample specimen, sanction penalty, sand beach, satellite spacecraft, satisfy
    please, say state, scale size, scan examine, scandal affair, scatter disperse, scene
    setting, schedule timetable, scholar academic, school academy, scope range, score point,
    screen display, script text, scripture bible, sculpture statue, seal close, season period,
    seat chair, secret hidden covert, sector industry, secular nonreligious, security safety
    protection, see observe, seed grain, seek search look, segment part, segregate separate,
    seize capture confiscate, seldom rarely, selfish greedy, sell vend, senator lawmaker, send
    dispatch ship, senior elder, sense feeling, sensible reasonable, sensitive delicate,
    sentence punishment, separate apart, series sequence, serious grave severe, servant
    domestic, serve act, session meeting, set put, settle colonize, settlement agreement,
    settler colonist, several many, sexual erotic, shade shadow, shake tremble, share divide,
    share stock, shareholder stockholder investor, sharp steep, shine glow, shock surprise, shoe
    boot, shop store, shortage lack scarcity, shot gunfire, shout yell scream, show demonstrate
    reveal, shrink decrease, shy timid, sibling brother sister, side flank, sign symbol, sign
    signal, signal indication, silver coin, sin wrongdoing, sincere honest, sing song, singer
    vocalist, single sole one, sink submerge, size dimension, skin dermal, skull cranium,
    slaughter kill, slave slavery enslaved, sleep rest, slim thin, slogan motto, small little
    tiny, smooth even, smuggle traffic, snake serpent, snow snowfall, social society, society
    community, soft gentle, software program, soil ground earth, sole only, solution answer,
    solve resolve, song tune, soon shortly, soul spirit, south southern, space room, spacecraft
    spaceship, speak talk, speaker orator, special particular, species type, spectator audience
    viewer, speed velocity pace, spell magic, spend use, sphere ball, spirit ghost, spokesman
    spokesperson spokeswoman, sponsor fund, sport game, spot place, spouse husband wife, spread
    expand, spread dissemination, spy espionage agent, squad team, square plaza, stadium arena
    venue, staff personnel employees workers, standard norm, star celebrity, statement
    declaration, station base, statistic data, status position, steer guide, stem arise, step
    stage, stick adhere, stimulate encourage, stomach gastric, storage store, story tale,
    straight direct, strange odd unusual, stranger foreigner, strength power, stress pressure,
    strike walkout, strip remove, strive try, stroke apoplexy, stupid foolish, style manner,
    subject topic, submarine underwater, submit yield, subsequent following later, subsidy
    grant, substantial considerable significant, succeed follow, successor follower, sudden
    abrupt, suffer endure, sugar sweet, suit fit, sum total, summary overview, summer
    summertime, superior better, supper dinner, supporter advocate backer fan, suppress crush,
    supreme highest, sure certain, surface exterior, surge increase, surgeon surgery, surrender
    capitulate yield, surround encircle, surveillance monitoring, suspect believe, suspend halt,
    sustain maintain, swear vow, sweat perspiration, sweep clean, swell expand, switch change,
    sword blade, symbol emblem, sympathy compassion, symptom sign, syndrome disorder, synthesis
    production, system structure, tactic strategy, takeover acquisition, tank armour, tape
    recording, task job, tax levy duty tariff, taxi cab, tea drink, teach instruct educate,
    teacher instructor educator tutor, tear rip, tease mock, technology tech, telescope
    observatory, television tv, temper mood, temple shrine, temporary interim provisional,
    tenant renter, tendency trend, tension strain, tent camp, term word, term condition,
    terrible awful, terrify frighten, territory land area, terror fear, terrorist extremist
    militant, testify witness, text writing, theatre theater playhouse, theft robbery, theme
    subject, therapy treatment, thirst water, thorough complete, threat danger menace, threaten
    menace, throat neck, throne crown, tide sea, tight close, timber wood lumber, tired weary
    exhausted, tolerate accept, toll number, tone sound, torture torment, total whole, touch
    contact, tour trip, tourist visitor traveller, tournament competition, tower skyscraper,
    trace track, traffic vehicles, tragedy disaster, trail path, traitor betrayer, trajectory
    path, transfer move, transition change, translate render, transmit send, transparent clear,
    trap catch, treasure riches, treasury finance, tree wood, triangle triangular, tribe clan,
    tribute homage, trophy cup, truck lorry, true real, truth fact, tsunami wave, tune melody,
    tunnel underground, twin sibling, typical characteristic, ugly unattractive, umpire referee,
    unable incapable, unaware ignorant, uncertain unclear, uncle relative, uncover discover,
    underground subterranean, undermine weaken, understand comprehend grasp, undertake perform,
    underwater submerged, unemployed jobless, uneven unequal, unexpected surprising, uniform
    identical, unique single, unit part, universal general, universe cosmos, unknown anonymous,
    unlike different, unlikely improbable, unusual rare, update renew, upper higher, upset
    disturb, urgent pressing, use utilize utilise employ, usually typically generally, utter
    say, vague unclear, vain useless, valid legitimate, valley basin, value worth, van truck,
    variety diversity, vegetable produce, veil cover, vein artery, venture enterprise, venue
    location, version edition, vertical upright, veto block, viable feasible, victory win
    triumph, villa house, village hamlet, violence unrest, virtue goodness, virus pathogen,
    visible seen, vision sight, visit tour, vivid bright, vocabulary words, voice say, volcano
    volcanic, volume amount, voluntary optional, volunteer unpaid, voter elector, vulnerable
    weak, wait delay, wake awaken, walk march, wall barrier, want wish desire seek, warehouse
    store, warn caution, warning alert, wash clean, watch observe view, water aquatic, wave
    surge, weak feeble, wealth riches fortune, weapon arms armament, wear dress, weed plant,
    weird strange, welfare wellbeing, west western, whale cetacean, wheat grain, wheel tyre,
    white pale, wide broad, widow bereaved, wild untamed, wilderness wild, willing ready, wind
    breeze, window glass, wine vineyard, wing side, winner victor champion, winter wintertime,
    wipe clean, wisdom knowledge, wise sensible, withdraw retreat pull_out, witness see, wolf
    canine, work function, worker labourer laborer employee, workforce staff, workshop studio,
    world global, worried anxious concerned, worse worst, worship pray, write compose pen,
    writing script, wrong incorrect, yard garden, yellow golden, yield produce, young youthful,
    zero nil, zoo animal
"""
"""Words of nearly the same meaning, across news, science, business and history."""
