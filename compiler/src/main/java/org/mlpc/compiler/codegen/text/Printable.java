package org.mlpc.compiler.codegen.text;

/**
 * Which characters a reader sees as they are. The others end lines for some tools, reorder or hide what stands beside
 * them, or are no characters at all. The table is fixed, so that the same text gives the same Java on every JDK.
 */
public final class Printable {
    /** First and last of each range that is not shown: controls, spaces but the plain one, format characters, fillers. */
    private static final int[] HIDDEN = {
        0x0000, 0x001F, 0x007F, 0x00A0, 0x00AD, 0x00AD, 0x034F, 0x034F, 0x0600, 0x0605, 0x061C, 0x061C, 0x06DD, 0x06DD,
        0x070F, 0x070F, 0x0890, 0x0891, 0x08E2, 0x08E2, 0x115F, 0x1160, 0x1680, 0x1680, 0x17B4, 0x17B5, 0x180B, 0x180F,
        0x2000, 0x200F, 0x2028, 0x202F, 0x205F, 0x206F, 0x2800, 0x2800, 0x3000, 0x3000, 0x3164, 0x3164, 0xD800, 0xF8FF,
        0xFDD0, 0xFDEF, 0xFE00, 0xFE0F, 0xFEFF, 0xFEFF, 0xFFA0, 0xFFA0, 0xFFF0, 0xFFFB, 0xFFFE, 0xFFFF, 0x110BD,
                0x110BD,
        0x110CD, 0x110CD, 0x13430, 0x1345F, 0x1BCA0, 0x1BCAF, 0x1D159, 0x1D159, 0x1D173, 0x1D17A, 0xE0000, 0x10FFFF,
    };

    private Printable() {}

    /** Whether a code point is shown as it is; an unpaired surrogate is not. */
    public static boolean shown(int codePoint) {
        if (codePoint >= 0x10000 && (codePoint & 0xFFFE) == 0xFFFE) {
            return false;
        }
        for (int i = 0; i < HIDDEN.length; i += 2) {
            if (codePoint <= HIDDEN[i + 1]) {
                return codePoint < HIDDEN[i];
            }
        }
        return true;
    }
}
