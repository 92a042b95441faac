"""The W3C test suites for RDF and SPARQL, run against the engine, the repairs and the endpoint."""
