"""Questions that researchers ask of a graph of films, for `bench/sparql.py`."""

from __future__ import annotations

PREFIXES = """\
PREFIX ss: <https://w3id.org/screensong/ontology#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
"""
# {film}, {person}, {song} and {label} are filled in from the graph
QUERIES = {
    "label look-up": 'SELECT DISTINCT ?s { ?s rdfs:label "{label}" }',
    "about a film": "SELECT DISTINCT ?p ?o { {film} ?p ?o }",
    "films of a person": "SELECT DISTINCT ?f ?p { ?f ?p {person} . ?f a ss:Film }",
    "songs and performers": """SELECT DISTINCT ?song ?who { {film} ss:soundtrackSong ?s .
        ?s rdfs:label ?song ; ss:songPerformer ?p . ?p rdfs:label ?who }""",
    "performers by director": """SELECT DISTINCT ?f ?p { ?f ss:director {person} ;
        ss:soundtrackSong ?s . ?s ss:songPerformer ?p }""",
    "cast in common": """SELECT DISTINCT ?other ?a { {film} ss:castMember ?a .
        ?other ss:castMember ?a ; ss:director ?d }""",
    "year with options": """SELECT DISTINCT ?f ?l ?s ?c { ?f a ss:Film ; ss:releaseYear 1970 ;
        rdfs:label ?l OPTIONAL { ?f ss:soundtrackSong ?s } OPTIONAL { ?f ss:composer ?c } }""",
    "narrower themes": """SELECT DISTINCT ?f ?t { ?t skos:broader* ?top .
        ?top skos:prefLabel ?l FILTER(STRSTARTS(STR(?l), "grief")) ?f ss:theme ?t }""",
    "colleagues, two steps": "SELECT DISTINCT ?p { {person} (ss:workedWith/ss:workedWith) ?p }",
    "films by genre": """SELECT ?g (COUNT(DISTINCT ?f) AS ?n) (MIN(?y) AS ?first) (MAX(?y) AS ?last)
        { ?f ss:filmGenre ?g ; ss:releaseYear ?y } GROUP BY ?g""",
    "composers with most films": """SELECT ?c (COUNT(DISTINCT ?f) AS ?n) { ?f ss:composer ?c }
        GROUP BY ?c ORDER BY DESC(?n) ?c LIMIT 10""",
    "theme with music": """SELECT ?t ?m (COUNT(DISTINCT ?f) AS ?n) {
        ?f ss:theme ?t ; ss:musicGenre ?m }
        GROUP BY ?t ?m ORDER BY DESC(?n) ?t ?m LIMIT 20""",
    "label by pattern": """SELECT DISTINCT ?s ?l { ?s a ss:Film ; rdfs:label ?l
        FILTER(REGEX(?l, "number [0-9]*77$", "i")) }""",
    "sentences with words": """SELECT DISTINCT ?c { ?c ss:quote ?q
        FILTER(CONTAINS(?q, "Family77 ")) } ORDER BY ?c LIMIT 20""",
    "documents that mention": """SELECT DISTINCT ?d { GRAPH ?d { {person} rdfs:label ?l } }""",
    "evidence for a fact": """SELECT DISTINCT ?d ?q ?e { ?c ss:claimSubject {film} ;
        ss:claimPredicate ss:director ; ss:quote ?q ; ss:evidence ?e ; ss:statedIn ?d }""",
    "graphs that agree": """SELECT DISTINCT ?s (COUNT(DISTINCT ?g) AS ?n) {
        {film} ss:soundtrackSong ?s
        GRAPH ?g { ?f ss:soundtrackSong ?s } } GROUP BY ?s""",
    "confident claims": """SELECT ?p (COUNT(DISTINCT ?c) AS ?n) {
        ?c a ss:Claim ; ss:claimPredicate ?p ; ss:confidence ?k FILTER(?k >= 0.5) } GROUP BY ?p""",
    "opinions by polarity": """SELECT ?a ?o (COUNT(DISTINCT ?c) AS ?n) {
        ?c ss:claimPredicate ss:aspectOpinion ; ss:claimObject ?a ; ss:polarity ?o }
        GROUP BY ?a ?o""",
    "films without a rating": """SELECT (COUNT(DISTINCT ?f) AS ?n) { ?f a ss:Film
        FILTER NOT EXISTS { ?f ss:rating ?r } }""",
    "disputes": """SELECT DISTINCT ?s ?p ?a ?b { ?d a ss:Dispute ; ss:disputeSubject ?s ;
        ss:disputePredicate ?p ; ss:disputedClaim ?a , ?b FILTER(STR(?a) < STR(?b)) }
        ORDER BY ?s ?p ?a ?b LIMIT 50""",
    "a page of labels": """SELECT DISTINCT ?s ?l { ?s a ss:Song ; rdfs:label ?l }
        ORDER BY ?l ?s LIMIT 20 OFFSET 60""",
    "names given": """SELECT DISTINCT ?s ?l {
        VALUES ?s { {film} {person} {song} } ?s rdfs:label ?l }""",
    "directors who compose": """SELECT DISTINCT ?p { { ?f ss:director ?p } { ?g ss:composer ?p }
        MINUS { ?h ss:screenwriter ?p } }""",
}
PICKS = {
    "film": "SELECT ?x ?l { ?x a ss:Film ; rdfs:label ?l } ORDER BY ?x LIMIT 1 OFFSET 5",
    "person": "SELECT ?x { ?f ss:director ?x } ORDER BY ?x LIMIT 1 OFFSET 5",
    "song": "SELECT ?x { ?x a ss:Song } ORDER BY ?x LIMIT 1 OFFSET 5",
}
MANY = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1000000"
