/**
 * What people really choose, most common first when it was collected; kept sorted here. Only what the length rule would let
 * through needs to be listed, and words that pass for long once a year and a mark are put behind them.
 * Source: `passwords.json` of @zxcvbn-ts/language-common 4.1.3 (MIT, Copyright 2012-2016 Dan Wheeler and Dropbox, Inc., 2021
 * zxcvbn-ts), shortened; the Swedish words are our own.
 */
export const COMMON_PASSWORDS = `
  010203040506 012345678910 014702580369 01telemike01 050605rostik 102030405060 1111111111zz 111222333000 111222333444555 112233445566
  122333444455555 123123qweqwe 123321123321 123321456654 123321qweewq 123456654321 12345677654321 123456782000 1234567887654321
  123456789000 12345678900987654321 123456789012 1234567890987654321 1234567890qaz 1234567890qw 1234567890qwe 1234567890qwerty
  1234567890zzz 123456789101 123456789123 1234567892000 12345678987654321 123456789987654321 123456789aaa 123456789abc 123456789asd
  123456789qaz 123456789qqq 123456789qwe 123456789qwer 123456789qwerty 123456789zxc 1234567qwertyu 123456qwerty 123456zxcvbn
  1234qwerasdf 1234qwerasdfzxcv 123ewqasdcxz 123qwe123qwe 123qwe456rty 123qweasdzxc 123qwerty123 12qw34er56ty 159753159753 159753456852
  193570356033 19960610ilja 1a2a3a4a5a6a 1a2s3d4f5g6h 1q2w3e4r5t6y 1qa2ws3ed4rf 1qa2ws3ed4rf5tg 1qaz2wsx3edc 1qaz2wsx3edc4rfv
  1qazxsw23edc 1qazxsw23edcvfr4 23176djivanfros 23wkoa0fp78dk 31217221027711 32615948worms 41d8cd98f00b 420842084208555 4815162342lf
  4815162342lost 541233432442 59382113kevinp 6215mila6215 742617000027 89063032220m 89231243658s 89876065093rax 89semtsriuty
  a1s2d3f4g5h6 abc123456789 admin18533362 administrator aksjdlasdakj89879 alpha135792468 amadeusptfcor an83546921an13 andrewjackie
  antananarivu anytimetoday asd123asd123 asdfgh123456 asdfghjkl123 auckland2010 avrillavigne badiman28200 bhrh0h2oof6xbqjeh blacksonblon
  bltynbabrfwbz boy4u2ownnyc bpgjldsgjldthnf bullnuts2003 businessbabe cheeseburger chesterfield chickenwing101 christopher1
  civilization cjdthitycndj cnfc35762209 combat123654 configuratio construction corperfmonsy cosmopolitan counterstrike devilmaycry4
  digitalprodu dkflbvbhjdbx dkflbvbhjdyf domainlock2005 edwardcullen entertainment fatima753357 finalfantasy findaupair007 fkmnthyfnbdf
  fktrcfylhjdbx fktrcfylhjdf fktrcfylhjdyf flvbybcnhfnjh foreveryoung frederiksberg fynfyfyfhbde gfhfktkjuhfv gfhjkmgfhjkm ghbdtnghbdtn
  ghbdtnrfrltkf ghhh47hj7649 ghjatccbjyfk ghjcnjgbpltw ghjcnjgfhjkm ghjcnjghjcnj ghjcnjqgfhjkm ghjcnjrdfibyj ghjnbdjcnjzybt ghtdtlvtldtl
  gjkysqgbpltw greenlantern gthtrfnbgjkt gtnhjpfdjlcr hd764nw5d7e1vb1 hd764nw5d7e1vbv hedimaptfcor iampurehaha2 ilovemyfamily
  ingodwetrust installdevic installsqlst intelligence international ipo54tj45uy856 iseedeadpeople jamesbond007 josephphone7 justinbieber
  ktjynsq40147 leavemealone lhbjkjubz2957704 lost4815162342 love777321777 lytdybrbdfvgbhf lytghjgtnhjdcr mailcreated5240 maprchem56458
  marinamarina massimiliano maurolarastefy mevefalkcakk michaeljackson minecraft123 minnesota_hp
  morganstanley mortalkombat msoracle32re msorcloledbr nastyanastya ne_e_pod_chehyl necronomicon needforspeed nemvxyheqdd5oqxyxyzi
  networkingpe newproject2004 nhbujyjvtnhbz nhecsyfujkjdt nhfdvfnjkju123 nhfycajhvths nick1234-rem936 nightcrawler nondriversig
  ntktdbpjh1994 olcrackmaster ontheoutside paraklast1974 password1234 passwordassword passwordpassword passwordstandard pfqwtd27121988
  philadelphia playstation2 playstation3 professional ptybnxtvgbjy punksnotdead q1w2e3r4t5y6 q1w2e3r4t5y6u7 q1w2e3r4t5y6u7i8
  q1w2e3r4t5y6u7i8o9p0 qawsedrftgyh qaz123wsx456 qazwsx123456 qazwsxedc123 qazwsxedcrfv qazwsxedcrfvtgb qazwsxqazwsx qazxswedc123
  qazxswedcvfr qwaszxerdfcv qwe123qwe123 qweasdzxc123 qwerasdfzxcv qwertasdfgzxcvb qwerty123456 qwerty123456789 qwertyasdfgh
  qwertyuiop10 qwertyuiop12 qwertyuiop123 qwertyuiop12345 qwertyytrewq residentevil rfnthbyf1988 ronaldinho10 sanfrancisco satisfaction
  saun24865709 scandinavian sdicmt7seytn seemnemaailm sojdlg123aljg sonnenschein sonyericsson specialinsta stickdaddy77
  stratocaster supernatural systemofadown temppassword thecakeisalie ticketmaster transformers unbelievable vanyarespekt
  vfhbyfvfhbyf vfrcbvvfrcbv vfvfvskfhfve vladimirovna warhammer40k wazzkaprivet websolutions websolutionssu webuivalidat weihnachtsbau
  weihnachtsbaum whosyourdaddy z1x2c3v4b5n6 z1x2c3v4b5n6m7 zaq12wsxcde3 zaq1xsw2cde3 zaqwsxcderfv zcfvfzkexifz zqjphsyf6ctifgu
  zxcasdqwe123 zxcvbn123456 zxcvbnm123456789 zxcvbnmmnbvcxz
`;

export const COMMON_WORDS = `
  aardvark aaron abgrtyu abigail access accord action adam adgjmptw adidas admin administratör adrian africa airborne airforce airplane
  alabama alaska albert alberto alejandr aleksandr alex alexande alexander alexandr alexis alfred alicia alison allison alpha alpine
  alskling always alyssa amanda amateur amber america american anakin anderson andramig andre andrea andreas andrei andrew andrey andy
  angel angela angelina angelo angels animal anna anthony anton antonio anything apache apollo apple apples april aragorn arbete archie
  arizona arnold arsenal arthur artist asdasd asdf asdfasdf asdfg asdfgh asdfghj asdfghjk asdfghjkl asdzxc ashley athena atlanta
  atlantis audrey august augusti aurora austin autumn avalon avatar awesome azerty babe baby babydoll babygirl babylon badboy badger
  bailey baller balls bambam banana bandit banshee barbara barbie barcelona barney baseball basket basketba basketball bassman batman
  baxter beach beagle bear beatles beauty beaver beavis beer beetle benjamin benson berlin bernard bernie bertha bianca bigboy bigdaddy
  bigdog bigfoot biggie bigmac bigone bigred bill billy billybob bird birdie birthday biscuit bishop blabla black blackcat
  blackie blades blahblah blaster blazer blessed blizzard blomma blondie blue bluebird bluemoon bluesky bobafett bobbob bobby
  bobcat boeing bomber bonehead bonnie booger boogie boomer boston bottom bowling bradley brandi brandon brandy braves
  brazil brenda brian brianna britney brittany bronco broncos brooke brooklyn brooks brother brown brownie browns bruce bruins brutus
  bubba bubble bubbles buckeye buckeyes buddha buddy budlight buffalo bulldog bulldogs bullet bunny burger burton business buster butler
  bytmig cactus cadillac caesar callie calvin camaro camera cameron campbell canada cancer candy cannon cantona captain cardinal carlos
  carmen carolina caroline carrie carrot carter cartman caserta casey casino casper cassie castle catdog catfish cats cavalier cdtnkfyf
  celtic cessna champion chance chandler change changeme charger charles charlie charlott check cheese chelsea cherokee cherry cheryl
  chester chevelle chevy cheyenne chicago chichi chicken chicks chiefs chipper chocolat chopper chris chrissy christ christia christian
  christin christop christy chronic chuck cjkysirj cjkywt claire classic claudia clayton clifford clinton cobra cocacola coffee colleen
  college colorado colors columbia company compaq computer concrete condor connect connie connor consumer control cookie cookies cool
  cooldude coolio cooper copper corona corvette cosmos cotton cougar country courtney cowboy cowboys coyote crazy cream creative cricket
  crimson cristina crystal cthutq curious curtis daddy daisy dakota dallas damien dancer danger daniel daniela danielle danny darkness
  darkside darkstar darren dator datorn dave david daytona dbrnjhbz death debbie december deedee default defender deftones delta denis
  denise dennis denver design desire destiny detroit devildog devils dexter dfvgbh diablo diamond diamonds diana diesel dietcoke digger
  digital dilbert dillon dirty disney djurgarden djurgården doctor dodge dodger dodgers doggie doggy dogs dollar dolphin dolphins
  dominic domino donald donkey douglas dragon dragons dream dreamer dreams driver drizzt drowssap drpepper drummer ducati dude dudley
  duke duncan dustin eagle eagles eclipse eddie edward einstein elaine electric element elena elephant elizabet elizabeth elvis
  emerald emily eminem empire energy engineer england enigma enjoy enter enterpri eric eternity eugene everton exigen explorer
  express extreme falcon family fantasy farmer faster fatboy fatcat father februari felix fender fernando ferrari ferret ficken fika
  fikarum finger fire fireball firebird fireman fish fisher fishing fktrcfylh fktrctq flash flatron flight flipper florence florida
  flower flowers fluffy flyers foobar football ford forest foretag forever forget fossil foster fotboll foxtrot france francis frank
  frankie franklin freak freaky fred fredag freddie freddy fredfred free freedom freeman freeuser french friday friend friends frog
  froggy frosty funtime future fyfcnfcbz fylhtq företag företaget gabriel galaxy galina galore gambit gandalf garcia garden garfield
  garrett gateway gators geheim gemini general genesis genius george georgia gerald german germany geronimo gfhjkm ghbdtn ghbdtnbr ghost
  giants gibson gilbert ginger giovanni girl girls gizmo global gloria goblin goblue goddess godzilla goforit goldberg golden goldfish
  goldie golf golfer goober good google gordon goteborg grace gracie graham great green greenday gregory grendel griffin groovy guinness
  guitar gundam gunner göteborg hacker hamilton hamlet hammarby hammer hamster hannah hansolo happy hard hardcore harley harold harris
  harrison harry harvey hawaii hawkeye head heather heaven hector hejhej hejsan helena hellfire hello help helpme hemlig hemlighet
  hemligt hendrix hentai herbert hercules herman hershey hesoyam highland hiphop history hitman hjvfirf hobbes hobbit hockey holden
  holiday holland holly hollywoo holmes home homer honda honey hongkong hooker hornet horney horse horses hotdog hotrod hotstuff hottie
  house houston howard hummer hunter hunting huskers höst hösten ibanez icecream iceman iloveu iloveyou immortal impala indian indiana
  indians indigo infantry inferno infinity insane inside integra internet intranat intranet intranät intrepid ireland irina irish
  ironman isabel isabella isabelle island italia iwantu jack jackie jackoff jackson jacob jaguar jake jamaica james jamie januari
  january japan jasmin jasmine jason jasper jeff jeffrey jennifer jenny jeremy jericho jerome jerry jersey jessica jessie jester jesus
  jimmy joanna joanne jobb jobbet joejoe joey john johnny johnson joker jonathan jones jordan joseph joshua juice julafton juli julian
  julie jumper jungle juni junior jupiter justice justin justme juventus kaffe kaiser kanelbulle kansas karate karen karina karlek
  katana kathleen katie katrina kawasaki keeper kelly kelsey kennedy kenneth kermit kevin killer kimberly king kingdom kingkong kirill
  kissme kitten kitty klaster knicks knight kodiak kontor kontoret kramer kristen kristin kristina kärlek lacrosse ladies ladybug lakers
  lancer larisa larry lasvegas laura lauren lawrence leather legend legion legolas lennon leonard leonardo leslie lestat letmein liberty
  lifehack light lights lincoln linda lindsay lindsey lisa little liverpoo liverpool lizard lobster logan logitech lolita lollipop
  lollol london lonewolf long longhorn looking losenord loser louise loulou love lovelove lovely loveme lover loverboy lovers loveyou
  lucifer lucky lvbnhbq lördag lösenord machine maddie maddog madison madman madmax madness madonna maggie magic magnum maiden makaveli
  maksim malibu malmo malmö mamma manager manchester maniac manson manuel manutd marathon marcel marcus margaret maria mariah marie
  marina marine marines marino mario marion mark markus marlboro marley marlin mars marshall martha martin martina martini marvin
  maryjane master matrix matt matthew maurice maverick maxima maximus maxine maxmax maxwell megadeth melanie melissa member memphis
  mercedes mercury merlin metallic metallica mexico michael michel michele michelle michigan mickey microsoft midnight midsommar mike
  miller millie million milton mine minecraft minnie miranda mission missy mister mistress mitchell mollie molly monday money mongoose
  monica monika monique monitor monkey monster montana montreal mookie moomoo moon moose morgan morpheus morris morrison mother motorola
  mountain mouse movie mozart muffin mulder murphy murray music musicman mustang mylove måndag nadine napoleon naruto nascar nasty
  nastya natali natalia natalie natasha nathan naughty nelson nemesis network newman newport newton newyork nfnmzyf nicholas nick nicola
  nicolas nicole nikita nikki niners ninja nintendo nipple nipples nirvana nissan nolimit none norman norton nothing november nugget
  nylons october office oksana oktober olga oliver olivia omega onelove online onsdag open openup orange orion orlando oscar outlaw
  overlord oxford pacific packard packers pakistan paladin palmer pamela panama pandora pantera panther panthers panzer pappa paradise
  paris parker party pascal passat passion passord passport passwor password passwort patches patricia patrick patriot patriots patton
  paul pavilion peace peaches peanut peanuts pearljam pebbles peekaboo peewee pegasus pencil penguin penny pentium people pepper pepsi
  perfect personal pervert peter phantom philip philips phillip philly phoenix phpbb picard pickle pickles pierre piglet pikachu pioneer
  pirate pirates pitbull pizza planet plastic platinum player please pleasure poison pokemon polaris police polina pontiac poohbear
  pookie poop poopoo popcorn popeye porsche portugal potter power powers precious predator prelude presario pretty prince princess
  private privet psycho pumpkin punisher punkrock purple pussies pyramid qawsed qazqaz qazwsx qazwsxed qazwsxedc qazxsw qazxswedc qwaszx
  qweasd qweasdzxc qweqwe qwert qwerty qwertyu qwertyui qwertyuiop rabbit racecar rachel racing raider raiders rainbow raistlin random
  ranger rangers raptor rascal raven ravens raymond razz reaper rebecca reddog redhead redman redneck redrum redskins redsox redwings
  reggie regina remember renegade rhbcnbyf ricardo richard rick ripper robbie robert roberto robinson rock rocker rocket rocks rockstar
  rocky rodney roland rolltide rommel ronald ronaldo ronnie rooster roscoe rose rosebud roxanne rubber rulez runner ruslan russell
  russia rusty ryan sabrina sailing sailor saints sakura salmon samantha sammie sammy sampson samson samsung samuel samurai sandman
  sandra sandy sarah sasha saturn savage savannah scarface school scooby scooter scorpio scorpion scotland scott scotty scully search
  seattle sebastia secret security seinfeld sekret semester seminole semperfi september serega serena serenity sergey sergio service
  sesame seven shadow shaggy shalom shamrock shannon sharks sharon shasta shaved sheila shelby shelly sherlock sherman sherry shirley
  shogun shooter shorty shotgun sidney siemens sierra silver silvia simon simone simple simpson simpsons singer single sister skater
  skeeter skipper skippy skyline skywalke slayer slipknot smile smiles smiley smith smitty smoke smokey smooth snake snakes snapper
  snatch snickers sniper snoopy snowball snowman soccer softball software soldier solen solomon solsken sommar sommaren sophia sophie
  sparky spartak spartan special speed speedy spencer spider spiderma spiderman spike spirit spitfire spooky sports spring sprite spunky
  spyder squirrel squirt srinivas stacey stalker stallion standard stanley star stardust stargate stars startrek starwars stealth
  steelers stefan stella stephani stephen sterling steve steven stewart sticky stinger stingray stinky stockholm stocking stone stones
  storm stormy street strider strike student stupid subaru sublime success sugar summer sundance sunday sunny sunrise sunset sunshine
  super superfly superman surfer susan suzuki svensk sverige svetlana sweet sweetie sweetpea sweets sweety swimming swinger swordfis
  swordfish sydney sylvia system söndag tanner target tarheels tarzan tattoo taurus taylor teacher techno teddy teen teens temporary
  tennis teresa test testar tester testing testtest texas thailand theman theone therock thomas thuglife thumper thunder tickle tiffany
  tiger tigers tigger tillfallig tillfälligt timber time timothy tinker tintin tisdag titanic titans tjena tomcat tommy tomtom tony
  topgun tornado toronto torsdag toshiba tottenha toyota tracey trains transam travel travis trevor trfnthbyf trigger trinity tristan
  triumph trixie trojan trombone trooper trouble truck trucker trucks trumpet trunks tucker turbo turkey turtle tweety twilight twister
  tyler ultimate unicorn united unreal uppsala valentin valentina valera valerie valkommen vampire vanessa vanhalen vegeta velvet
  verbatim veronica veronika vfhbyf vfrcbv vfvjxrf victor victoria victory video viking vikings viktor vincent vinter vintern viper
  vision vladimir voodoo voyager vår våren välkommen välkommet walker wallace walter warcraft warlock warren warrior water waterloo
  waters watson weasel webster weed welcome werewolf wesley western westham westside whatever whiskey white whynot wicked wildcat
  wildcats william williams willie willow wilson windows winner winnie winston winter wizard wolf wolfgang wolfman wolfpack wolverin
  wolverine wolves wombat wonder woody wrangler wutang xavier xfiles yamaha yankee yankees ybrbnf yellow yfnfif yomama young yvonne
  zachary zaqwsx zeppelin zipper zombie zxcvbn zxcvbnm älskling ändramig
`;
