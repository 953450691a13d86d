package io.github.cancelaijob.signer;

final class Hex {
  private Hex() {}

  static String of(byte[] bytes) {
    StringBuilder hex = new StringBuilder();
    for (byte b : bytes) {
      hex.append(String.format("%02x", b));
    }
    return hex.toString();
  }
}
