"""A sound file as somebody uploads it: looked into, cleaned of all that is not sound, and ready to be played.

What a file is, its content decides; its name and what a browser says of it decide nothing.
"""

from sagkyndig.journey.courses.files.sound.limits import LIMITS, NotUsableSound, SoundLimits
from sagkyndig.journey.courses.files.sound.reading import ReadySound, read_sound

__all__ = ["LIMITS", "NotUsableSound", "ReadySound", "SoundLimits", "read_sound"]
