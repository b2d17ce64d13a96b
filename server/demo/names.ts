/** Names as one meets them in a Swedish office. The combinations are drawn; nobody in particular is meant. */

const list = (text: string) => text.trim().split(/\s+/);

export const GIVEN_NAMES = list(`
  Agnes Albin Aleksandra Alice Alva Amanda Amin Anders Andrea Anette Anita Anna Anneli Annika Anton Arman Arvid Asta Astrid August
  Axel Azadeh Barbro Behnaz Bengt Birgitta Björn Bo Britta Camilla Carina Carl Carolina Cecilia Charlotte Christer Dag Dalia Daniela
  David Denis Diana Dilan Ebba Edit Edvin Eleonora Elias Elina Elisabet Ella Elliot Elsa Elvira Embla Emelie Emil Emma Emre Erik Erika
  Ester Eva Fabian Fadi Fanny Farah Fatima Felicia Felix Filip Filippa Fredrik Freja Frida Gabriel Gabriella Georg Goran Greta Gunilla
  Gustav Göran Hamid Hanna Hannes Hans Hassan Hedda Helen Helena Helmi Henning Hilda Hjalmar Hugo Håkan Ida Ilse Ines Inga Inger Ingrid
  Irma Isa Isabella Isak Ismail Ivar Jack Jakob Jan Jasmin Jasper Jelena Jennifer Jenny Jens Jesper Jiyan Joakim Joel Johanna John Jon
  Jonas Jonatan Josefin Josef Julia Julian Juni Kaisa Kajsa Karim Karl Karolina Katarina Kerstin Kim Klara Klas Knut Kristina Kristoffer
  Lamija Lars Lea Leila Lena Leo Leon Levi Liam Lina Linda Linus Lisa Lisbeth Liv Lo Louise Lovisa Lucas Ludvig Lukas Lydia Magda Magnus
  Maj Maja Malin Malte Marcus Margareta Maria Mariam Marie Marika Marko Marta Martin Mathilda Mats Matteo Max Mehdi Melker Meriam Mia
  Mikaela Mikael Milan Mikko Milena Mira Miriam Moa Mohammed Mona Moses Märta Måns Naima Naser Natalia Nathalie Nellie Nicklas Nicole Nikola
  Nils Nina Noa Noel Nora Nour Olga Olivia Olle Olof Omar Ossian Otto Ove Parisa Patrik Paula Pauline Per Pernilla Peter Philip Pia Pontus
  Rafael Ragna Rakel Rasmus Rebecka Reza Rickard Rita Robert Robin Rolf Ronja Rosa Roza Ruben Rut Saga Sahar Salem Sam Samira Samuel Sandra
  Sanna Sara Selma Senad Shirin Siri Signe Sigrid Simon Sixten Soran Stefan Stella Stig Stina Sunniva Susanne Svante Sven Sylvia Tage Tanja
  Tariq Teodor Teresa Tilda Tilde Tim Tobias Tomas Tor Torbjörn Tova Tuva Tyra Ulf Ulla Ulrika Urban Valter Vanja Vera Veronica Vidar Viggo
  Vilgot Vilhelm Vilma Vincent Wanja Wilma Yasmin Yara Ylva Yvonne Zahra Zara Åke Åsa Älva Örjan Östen Oliwia Duc Linh Thi Priya Arjun Kavya
  Wei Jun Akira Sora Kofi Ama Abeba Yonas Selam Tesfay Amina Hodan Ilyas Idil Mateusz Kinga Zofia Bartosz Andrei Ioana Darius Eglė Kristjan Liis
`);

export const FAMILY_NAMES = list(`
  Abrahamsson Ahlmark Alakangas Alfredsson Alm Almroth Andersson Arvidsson Aspelin Asplund Axelsdotter Backlund Backström Barsom Bergdahl Berggren
  Bergkvist Berglund Bergman Bergsten Bergvall Björck Björkander Björklöf Blad Blixt Blomberg Blomkvist Bohlin Boman Borgström Bovin Brandt Brattberg
  Brodin Brolin Bruhn Bråkenhielm Byström Bäckman Börjesson Carlén Cedergren Celik Dahlbäck Dahlén Dahlgren Dahlman Danielsson Degerman Delic Demir
  Dovner Ebbesson Edin Edlund Ehn Ek Ekberg Ekdahl Eklöf Ekström Elfving Elmgren Engblom Engdahl Englund Engström Enqvist Eriksson Fagerlind Fahlgren
  Farhadi Fjellner Flink Flodin Fors Forsell Forsgren Fransson Fredin Friberg Fridell Frisk Fröjd Fältskog Gavelin Gebre Gillberg Glad Granath Granlund
  Granström Grip Grundberg Gråberg Gullberg Gunnarsdotter Gustavsson Gyllander Göransson Hagberg Hagelin Hallgren Hallin Halvarsson Hamidi Hammarlund
  Hansdotter Harju Hartelius Hassan Hedberg Hedin Hedlund Hedström Heikkilä Hellgren Hellström Henningsson Hermansson Hjelm Hjorth Hoang Holgersson
  Hollsten Holm Holmqvist Hosseini Hult Hultén Hussein Håkansson Hägg Höglund Ibrahim Ingvarsson Isaksson Jakobsson Jansson Jernberg Jonasson Josefsson
  Juhlin Järvinen Kallström Karim Karlsdotter Karlsson Kask Keller Khalil Kjellin Kjellsson Klasson Klingberg Knutsson Kovač Kristiansson Krona Kvist
  Källgren Lagerbäck Lagergren Laine Landin Lantz Larsdotter Larsson Lejon Levin Lidén Lignell Liljeblad Lilja Lind Lindahl Lindberg Lindblad Lindgren
  Lindmark Lindström Linné Ljung Ljungberg Loftås Lundell Lundin Lundkvist Lundmark Löfgren Löfstrand Lönn Magnusson Mahmoud Malmborg Malmgren Malmsten
  Marklund Markström Martinsson Mattsson Mehmedović Melander Melin Moberg Modig Molander Moradi Mårtensson Mäkelä Möller Nguyen Niemi Nilsdotter Nilsson
  Nord Nordgren Nordh Nordin Nordlander Norell Norrby Nyberg Nygren Nyholm Nylander Nyman Nyström Odenberg Olofsson Olsdotter Olsson Osman Ottosson
  Palm Palmgren Paulsson Persson Petrov Pettersson Pham Philipson Pihl Popescu Qvarfordt Rahimi Rapp Rask Reinholdsson Rehn Renström Ringqvist Roos
  Rosén Roslund Rosvall Rudberg Rundgren Rydberg Rydell Rådberg Rönnlund Sahlin Salonen Samuelsson Sandberg Sandell Sandgren Sarkis Selander Selin
  Setterberg Sigurdsson Silfver Sjöberg Sjödin Sjögren Sjöholm Skarin Skoglund Skog Skoogh Sköld Sommar Stark Steen Stenberg Stenman Sterner Stjernberg
  Strand Strandberg Strid Ström Strömbäck Sundberg Sundell Sundin Sundqvist Svanström Svedberg Svensdotter Svensson Svärd Söderholm Söderlund Södergren
  Tapper Tengblad Tesfaye Thelin Thorell Thulin Tjernström Torstensson Tran Turesson Tviksta Törnblom Törnqvist Ullmark Uhlin Vallin Vennberg Vestin
  Viberg Vikström Viklund Vinge Virtanen Wahlgren Wallander Wallin Wennerlund Wester Wiberg Wikander Wikner Winroth Wojcik Yildiz Zackrisson Zander
  Zetterlund Åberg Åhlén Åhman Åkerblom Åkerlund Ågren Årling Åström Äng Ängsmark Öberg Ödman Öhman Öhrn Östberg Österlind Östergren Öst
`);
