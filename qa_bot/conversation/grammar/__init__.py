"""The grammar of questions, as far as follow-ups need it.

question_forms  the forms that a question can have: the one check of grammar
form            the parts of a question
clauses         its subject and its verb
noun_phrases    its words, and the noun phrases among them
word_order      what never stands side by side
verbs           verbs and their forms
word_classes    lists of words, by class
"""
