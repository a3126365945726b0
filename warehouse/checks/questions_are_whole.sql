-- a question and its answer both have words
SELECT qa_id, question, answer
FROM qa_pairs
WHERE edition_id IN (FROM checked) AND (trim(question) = '' OR trim(answer) = '');
