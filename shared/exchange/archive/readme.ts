/** `README.txt` of an archive: how to read it by hand, without the app and without a network. */
export const ARCHIVE_README = `This is a Throughline archive: one research project, whole.

It is an ordinary ZIP file that is also a BagIt 1.0 bag (RFC 8493). Any unzip
program opens it; rename it to end in .zip where a program asks for that.

To read it in a browser, open reader.html (where the archive has one) and pick
the archive file. It works without a network and sends nothing anywhere.

To check by hand that nothing is damaged or missing:
  sha256sum -c manifest-sha256.txt
  sha256sum -c tagmanifest-sha256.txt

What is inside
  bag-info.txt              which project this is, and when it last changed
  data/records/<table>/     the records: one JSON object per line, sorted by id
  data/bodies/<id>.md       notes and other long texts, readable
  data/bodies/<id>.json     the same texts as the editor keeps them
  data/media/<sha256>       recordings and files, byte for byte as they came in;
                            the media records say their names and kinds
  data/history/changes/     every change, oldest first
  data/merge/               what merging two copies needs
  schema/<table>.json       JSON Schema of the records of a table

How the records hang together
  interviews                one conversation each: title, day, people, study
  transcripts, segments     what was said; segments.order gives the turns
  notes, bodies             what the researcher wrote; bodies.ownerId names
                            the note, the insight or whatever it belongs to
  highlights                anchor.quote holds the exact words
  insights, needs, goals    claims, what people need, what is wanted
  evidence                  "from" supports, contradicts or qualifies "to":
                            highlight -> insight -> need -> goal
  A record whose deletedAt is not null stands in the trash.

Text is UTF-8. JSON is canonical (RFC 8785): sorted keys, no spaces. Instants
are UTC. A long change of the history goes on in the lines behind it that
name its seq in "of".
`;
