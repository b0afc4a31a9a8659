package cite

// properNouns keep their capital where a title is put into sentence case:
// countries, peoples, languages, places, months, days, eras, faiths and the
// people whose names stand in the titles of papers.
var properNouns = wordSet(`
	Africa African Africans America American Americans Antarctica Antarctic Arctic Asia Asian Asians Atlantic Australasia Australia Australian
	Australians Austria Austrian Baltic Balkan Balkans Bangladesh Bangladeshi Belgian Belgium Bolivia Brazil Brazilian Britain British Bulgaria
	Bulgarian Byzantine California Californian Cambodia Cambridge Canada Canadian Canadians Caribbean Caucasus Chile Chilean China Chinese Colombia
	Colombian Columbia Congo Croatia Croatian Cuba Cuban Czech Dakota Danish Denmark Dutch Ecuador Egypt Egyptian England English Eritrea Estonia
	Estonian Ethiopia Ethiopian Eurasia Eurasian Europe European Europeans Finland Finnish Flemish Florida France French Gaelic Gambia Georgia German
	Germanic Germans Germany Ghana Greece Greek Greeks Greenland Guatemala Guinea Haiti Hawaii Hebrew Himalaya Himalayan Hindi Holland Honduras
	Hungarian Hungary Iberian Iceland Icelandic India Indian Indians Indonesia Indonesian Iowa Iran Iranian Iraq Iraqi Ireland Irish Israel Israeli
	Italian Italians Italy Jamaica Japan Japanese Java Jordan Kansas Kashmir Kazakhstan Kentucky Kenya Kenyan Korea Korean Koreans Kurdish Kuwait Laos
	Latin Latvia Lebanese Lebanon Liberia Libya Lithuania Lithuanian London Louisiana Macedonia Malawi Malay Malaysia Malaysian Mali Maltese Manchester
	Manchuria Mandarin Maori Maryland Massachusetts Mediterranean Mexican Mexicans Mexico Michigan Minnesota Mississippi Mongolia Mongolian Montana
	Moroccan Morocco Moscow Mozambique Myanmar Namibia Nepal Nepalese Netherlands Nevada Nicaragua Nigeria Nigerian Nordic Norman Norway Norwegian Ohio
	Oklahoma Ontario Oregon Ottoman Oxford Pacific Pakistan Pakistani Palestine Palestinian Panama Paris Pennsylvania Persia Persian Peru Peruvian
	Philippine Philippines Poland Polish Polynesia Portugal Portuguese Prussia Prussian Quebec Roman Romania Romanian Romans Rome Russia Russian Russians
	Rwanda Saudi Saxon Scandinavia Scandinavian Scotland Scottish Scots Senegal Serbia Serbian Shakespeare Siberia Siberian Sicily Singapore Singaporean
	Slavic Slovak Slovakia Slovenia Somalia Soviet Spain Spanish Sudan Sudanese Swahili Sweden Swedish Swiss Switzerland Syria Syrian Taiwan Taiwanese
	Tanzania Tanzanian Tasmania Tennessee Texas Thai Thailand Tibet Tibetan Tokyo Tunisia Turkey Turkish Turks Uganda Ugandan Ukraine Ukrainian
	Uruguay Uyghur Uzbekistan Vatican Venezuela Venezuelan Vienna Vietnam Vietnamese Virginia Wales Washington Welsh Wisconsin Yangtze Yemen Yiddish
	Yugoslavia Zambia Zealand Zimbabwe Zulu
	Beijing Shanghai Guangzhou Shenzhen Tianjin Chongqing Wuhan Nanjing Hangzhou Chengdu Xinjiang Guangdong Sichuan Yunnan Hubei Hunan Hebei Henan
	Shandong Shanxi Shaanxi Zhejiang Jiangsu Fujian Guangxi Guizhou Hainan Gansu Qinghai Ningxia Heilongjiang Jilin Liaoning Anhui Jiangxi Macau Macao
	Qing Ming Tang Han Yuan Zhou Hong Kong
	January February March April June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday
	Easter Christmas Ramadan Renaissance Enlightenment Victorian Edwardian Elizabethan Holocene Pleistocene Pliocene Miocene Oligocene Eocene Paleocene
	Cretaceous Jurassic Triassic Permian Carboniferous Devonian Silurian Ordovician Cambrian Precambrian Neolithic Paleolithic Mesozoic Paleozoic
	Cenozoic Anthropocene Proterozoic Archean
	Buddhism Buddhist Catholic Catholicism Christian Christianity Christians Confucian Confucianism Confucius Daoism Daoist Taoism Hindu Hinduism Islam
	Islamic Jesuit Jesus Jew Jewish Jews Judaism Lutheran Marx Marxism Marxist Methodist Mormon Muslim Muslims Protestant Puritan Quran Sunni Shia
	Aristotle Aristotelian Bayes Bayesian Bernoulli Bloch Bohr Boltzmann Boolean Bose Brownian Cantor Carnot Cartesian Cauchy Chomsky Coulomb Cox
	Crohn Dante Darwin Darwinian Descartes Dickens Dirac Dirichlet Doppler Ebola Einstein Euclid Euclidean Euler Eulerian Faraday Fermi Feynman
	Fibonacci Fisher Foucault Fourier Freud Freudian Galerkin Galileo Gauss Gaussian Gibbs Goethe Gram Hamilton Hamiltonian Hebbian Hegel Hegelian
	Heidegger Heisenberg Hermitian Hilbert Hodgkin Homer Huntington Ising Kalman Kant Kantian Kepler Keynes Keynesian Kolmogorov Lagrange Lagrangian
	Laplace Laplacian Levy Lipschitz Lorentz Lyapunov Lyme Mach Machiavelli Malthusian Markov Markovian Maxwell Mendel Mendelian Merkel Milton 	Nash Navier Newton Newtonian Nietzsche Nobel Parkinson Pareto Plato Platonic Poincaré Poisson Raman Rayleigh Reynolds Riemann Riemannian Rousseau
	Schrödinger Schrodinger Shannon Socrates Sobolev Stokes Taylor Thompson Turing Tyndall Voronoi Weber Weyl Wiener Wittgenstein Zeeman Zipf Zika
	Mars Venus Jupiter Saturn Neptune Uranus Pluto Google Facebook Twitter Wikipedia YouTube Microsoft Amazon
	Escherichia Arabidopsis Drosophila Caenorhabditis Saccharomyces Mycobacterium Staphylococcus Streptococcus Plasmodium Salmonella Xenopus 	Alzheimer Albert
`)

// pairs are the words that are names only beside another: the key keeps its
// capital before (or, in after, behind) one of the words given.
var (
	pairsBefore = map[string]map[string]bool{
		"United": wordSet("States Kingdom Nations Arab"), "Monte": wordSet("Carlo"), "Middle": wordSet("East Ages Eastern English"),
		"Great": wordSet("Britain War Depression Lakes"), "New": wordSet("York Zealand England Delhi Jersey Mexico Orleans Guinea Deal"),
		"World": wordSet("War Bank Health"), "Song": wordSet("Dynasty dynasty"), "Hong": wordSet("Kong"), "Sri": wordSet("Lanka"),
		"Saudi": wordSet("Arabia"), "Cold": wordSet("War"), "Civil": wordSet("War"), "Supreme": wordSet("Court"), "Los": wordSet("Angeles"),
		"San": wordSet("Francisco Diego Antonio"), "Prime": wordSet("Minister"), "Soviet": wordSet("Union"), "Far": wordSet("East Eastern"),
		"Near": wordSet("East Eastern"), "Costa": wordSet("Rica"), "El": wordSet("Niño Salvador"), "Puerto": wordSet("Rico"), "Cape": wordSet("Town Verde"),
	}
	pairsAfter = map[string]map[string]bool{
		"States": wordSet("United"), "Kingdom": wordSet("United"), "Nations": wordSet("United"), "Carlo": wordSet("Monte"), "Arabia": wordSet("Saudi"),
		"East": wordSet("Middle Far Near"), "Eastern": wordSet("Middle Far Near"), "Ages": wordSet("Middle"), "York": wordSet("New"), "Delhi": wordSet("New"),
		"Jersey": wordSet("New"), "Orleans": wordSet("New"), "Deal": wordSet("New"), "Kong": wordSet("Hong"), "Lanka": wordSet("Sri"),
		"War": wordSet("World Cold Civil Great Korean Vietnam Pacific"), "Union": wordSet("European Soviet African"), "Bank": wordSet("World"),
		"Court": wordSet("Supreme"), "Angeles": wordSet("Los"), "Francisco": wordSet("San"), "Diego": wordSet("San"), "Niño": wordSet("El"),
		"Salvador": wordSet("El"), "Rica": wordSet("Costa"), "Rico": wordSet("Puerto"), "Town": wordSet("Cape"), "Dynasty": wordSet("Qing Ming Tang Song Han Yuan Zhou"),
		"Lakes": wordSet("Great"), "Depression": wordSet("Great"), "Ocean": wordSet("Pacific Atlantic Indian Arctic"), "Sea": wordSet("Mediterranean Baltic China"),
	}
	// bearings keep their capital before a name of properNouns: South Africa.
	bearings = wordSet("North South East West Central Northern Southern Western Eastern Southeast Northeast Southwest Northwest Upper Lower Inner Outer")
)

// nameInContext reports whether the word at words[i] keeps its capital for the word
// before or behind it.
func nameInContext(words []piece, i int) bool {
	prev, next := "", ""
	if i >= 2 && words[i-1].text == " " {
		prev = words[i-2].text
	}
	if i+2 < len(words) && words[i+1].text == " " {
		next = words[i+2].text
	}
	w := words[i].text
	return pairsBefore[w][next] || pairsAfter[w][capital(prev)] || bearings[w] && (properNouns[next] || next == "Korea")
}
