"""Countries: what they are called, their people, and the cities and seats that speak for them.

Only data: `related` reads it. A comma ends a country; within one, spaces part names, and
what is written in several words is joined by `_`.
"""

from __future__ import annotations

COUNTRIES = """
    US America American Washington White_House Pentagon Capitol, UK Britain British Briton
    London Westminster Whitehall Downing_Street, England English, Scotland Scottish Scots
    Edinburgh Holyrood, Wales Welsh Cardiff, Ireland Irish Dublin, EU Europe European Brussels,
    UN Security_Council, NATO alliance, Russia Russian Moscow Kremlin, Soviet USSR, Ukraine
    Ukrainian Kyiv Kiev, Belarus Belarusian Minsk, Moldova Moldovan Chisinau, Poland Polish Pole
    Warsaw, Germany German Berlin Bundestag, Austria Austrian Vienna, Switzerland Swiss Bern,
    France French Paris Elysee, Italy Italian Rome, Vatican Holy_See papal, Spain Spanish
    Spaniard Madrid, Catalonia Catalan Barcelona, Portugal Portuguese Lisbon, Netherlands Dutch
    Holland Hague Amsterdam, Belgium Belgian Brussels, Luxembourg Luxembourgish, Denmark Danish
    Dane Copenhagen, Norway Norwegian Oslo, Sweden Swedish Swede Stockholm, Finland Finnish Finn
    Helsinki, Iceland Reykjavik, Greenland Nuuk, Estonia Estonian Tallinn, Latvia Latvian Riga,
    Lithuania Lithuanian Vilnius, Czechia Czech Prague, Slovakia Slovak Bratislava, Hungary
    Hungarian Budapest, Romania Romanian Bucharest, Bulgaria Bulgarian Sofia, Greece Greek
    Athens, Turkey Turkish Turk Ankara Turkiye, Ottoman Turkish, Cyprus Cypriot Nicosia, Malta
    Maltese Valletta, Serbia Serbian Serb Belgrade, Croatia Croatian Croat Zagreb, Slovenia
    Slovenian Slovene Ljubljana, Bosnia Bosnian Sarajevo, Montenegro Montenegrin Podgorica,
    Kosovo Kosovan Pristina, Albania Albanian Tirana, Macedonia Macedonian Skopje, Georgia
    Georgian Tbilisi, Armenia Armenian Yerevan, Azerbaijan Azerbaijani Azeri Baku, Chechnya
    Chechen Grozny, Crimea Crimean Sevastopol, Kazakhstan Kazakh Astana, Uzbekistan Uzbek
    Tashkent, Turkmenistan Turkmen Ashgabat, Kyrgyzstan Kyrgyz Bishkek, Tajikistan Tajik
    Dushanbe, Mongolia Mongolian Mongol Ulaanbaatar, China Chinese Beijing Peking, Taiwan
    Taiwanese Taipei, Tibet Tibetan Lhasa, Hong_Kong Hongkong, Japan Japanese Tokyo, Korea
    Korean, South_Korea Seoul, North_Korea Pyongyang, Seoul Korean, Pyongyang Korean, India
    Indian Delhi, Pakistan Pakistani Islamabad, Bangladesh Bangladeshi Dhaka, Sri_Lanka Colombo,
    Colombo Lankan, Nepal Nepali Nepalese Kathmandu, Bhutan Bhutanese Thimphu, Maldives
    Maldivian, Afghanistan Afghan Kabul, Iran Iranian Tehran Persia, Persia Persian, Iraq Iraqi
    Baghdad, Syria Syrian Damascus, Lebanon Lebanese Beirut, Jordan Jordanian Amman, Israel
    Israeli Jerusalem Knesset, Palestine Palestinian Ramallah, Gaza Gazan Palestinian, Saudi
    Arabia Riyadh, Yemen Yemeni Sanaa, Oman Omani Muscat, Qatar Qatari Doha, Kuwait Kuwaiti,
    Bahrain Bahraini Manama, Emirates Emirati Dubai UAE, Arab Arabia, Egypt Egyptian Cairo,
    Libya Libyan Tripoli, Tunisia Tunisian Tunis, Algeria Algerian Algiers, Morocco Moroccan
    Rabat, Sudan Sudanese Khartoum, Ethiopia Ethiopian Addis_Ababa, Eritrea Eritrean Asmara,
    Somalia Somali Mogadishu, Djibouti Djiboutian, Kenya Kenyan Nairobi, Uganda Ugandan Kampala,
    Tanzania Tanzanian Dodoma, Rwanda Rwandan Kigali, Burundi Burundian Bujumbura, Congo
    Congolese Kinshasa Brazzaville, Angola Angolan Luanda, Zambia Zambian Lusaka, Zimbabwe
    Zimbabwean Harare Rhodesia, Mozambique Mozambican Maputo, Malawi Malawian Lilongwe, Botswana
    Botswanan Gaborone, Namibia Namibian Windhoek, South_Africa Pretoria Johannesburg,
    Madagascar Malagasy, Mauritius Mauritian, Nigeria Nigerian Abuja Lagos, Ghana Ghanaian
    Accra, Ivory_Coast Ivorian Abidjan, Liberia Liberian Monrovia, Sierra_Leone Freetown, Guinea
    Guinean Conakry, Senegal Senegalese Dakar, Gambia Gambian Banjul, Mali Malian Bamako, Niger
    Nigerien Niamey, Burkina Burkinabe Ouagadougou, Chad Chadian, Cameroon Cameroonian Yaounde,
    Gabon Gabonese Libreville, Togo Togolese Lome, Benin Beninese, Mauritania Mauritanian
    Nouakchott, Africa African, Asia Asian, Canada Canadian Ottawa, Quebec Quebecois, Mexico
    Mexican, Guatemala Guatemalan, Honduras Honduran Tegucigalpa, El_Salvador Salvadoran,
    Nicaragua Nicaraguan Managua, Panama Panamanian, Cuba Cuban Havana, Haiti Haitian, Dominican
    Santo_Domingo, Jamaica Jamaican Kingston, Bahamas Bahamian Nassau, Barbados Barbadian,
    Trinidad Trinidadian, Venezuela Venezuelan Caracas, Colombia Colombian Bogota, Ecuador
    Ecuadorian Quito, Peru Peruvian Lima, Bolivia Bolivian, Chile Chilean Santiago, Argentina
    Argentine Argentinian Buenos_Aires, Uruguay Uruguayan Montevideo, Paraguay Paraguayan
    Asuncion, Brazil Brazilian Brasilia, Guyana Guyanese Georgetown, Suriname Surinamese
    Paramaribo, Australia Australian Canberra, New_Zealand Wellington Zealander, Fiji Fijian
    Suva, Samoa Samoan Apia, Tonga Tongan, Papua Papuan, Hawaii Hawaiian Honolulu, Indonesia
    Indonesian Jakarta, Malaysia Malaysian Malay Kuala_Lumpur, Singapore Singaporean,
    Philippines Filipino Manila, Vietnam Vietnamese Hanoi Saigon, Thailand Thai Bangkok Siam,
    Laos Laotian Vientiane, Cambodia Cambodian Khmer Phnom_Penh, Myanmar Burma Burmese
    Naypyidaw, Burma Rangoon Yangon, Kurdistan Kurdish Kurd, Scandinavia Scandinavian Nordic,
    Normandy Norman, Bavaria Bavarian Munich, Prussia Prussian, Flanders Flemish, Brittany
    Breton, Sicily Sicilian Palermo, Venice Venetian, Florence Florentine, Naples Neapolitan,
    Genoa Genoese, Saxony Saxon, Bohemia Bohemian, Byzantium Byzantine Constantinople Istanbul,
    Babylon Babylonian, Assyria Assyrian, Carthage Carthaginian Punic, Rome Roman, Sparta
    Spartan, Troy Trojan, California Californian Sacramento, Texas Texan Austin, Florida
    Floridian Tallahassee
"""
