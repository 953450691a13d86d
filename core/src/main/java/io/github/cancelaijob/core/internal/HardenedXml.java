package io.github.cancelaijob.core.internal;

import java.io.IOException;
import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The JDK's own parser, which here refers to nothing outside the text that it is given. */
final class HardenedXml {
  /** Takes what a reader tells. */
  interface Handler {
    void read(XMLStreamReader reader) throws XMLStreamException;
  }

  private HardenedXml() {}

  /**
   * Has {@code handler} read {@code text} as far as it is XML. Text, not bytes: of bytes in another
   * encoding the JDK's parser tells System.err.
   */
  static void read(String text, Handler handler) {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new Cut(text));
      try {
        handler.read(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException | RuntimeException e) {
      // Truncated, or no XML at all: what came before that point still counts.
      // The JDK's parser throws unchecked exceptions, too, on input that is broken enough.
    }
  }

  /**
   * A text after which nothing is said to follow, nor that nothing does: of an end within a DTD the
   * JDK's parser tells System.err.
   */
  private static final class Cut extends StringReader {
    Cut(String text) {
      super(text);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      int count = super.read(buffer, offset, length);
      if (count < 0) {
        throw new IOException("nothing is known of what follows");
      }
      return count;
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, baseUri, namespace) -> {
          throw new XMLStreamException("an answer refers to nothing outside itself");
        });
    return factory;
  }
}
